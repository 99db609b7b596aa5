//! Licences: of all SKUs of the tenant, those that hold an Intune plan for users.

use super::{
    Draft, Endpoint, missing_property,
    skus::INTUNE_SKUS,
    wire::{self, Part, wire},
};
use crate::{
    diagnostic::Diagnostic,
    tenant::{Licence, is_device_sku},
};

wire! {
    /// `subscribedSku`.
    Sku {
        sku_id: String = "skuId" "SkuId",
        part_number: String = "skuPartNumber" "SkuPartNumber",
        consumed: u64 = "consumedUnits" "ConsumedUnits",
        prepaid: Prepaid = "prepaidUnits" "PrepaidUnits",
        plans: Vec<Plan> = "servicePlans" "ServicePlans",
    }
}

wire! {
    /// `licenseUnitsDetail`.
    Prepaid {
        enabled: u64 = "enabled" "Enabled",
        warning: u64 = "warning" "Warning",
        suspended: u64 = "suspended" "Suspended",
    }
}

wire! {
    /// `servicePlanInfo`.
    Plan {
        id: String = "servicePlanId" "ServicePlanId",
    }
}

/// Service plans that are Intune. `INTUNE_O365`, the device management of Microsoft 365, is not.
const INTUNE_PLANS: [&str; 5] = [
    "c1ec4a95-1f05-45b3-a911-aa3fa01094f5", // INTUNE_A
    "d216f254-796f-4dab-bbfa-710686e646b9", // INTUNE_A_GOV
    "3e170737-c728-4eae-bbb9-3f3360f7184c", // INTUNE_A_VL
    "da24caf9-af8e-485c-b7c8-e73336da2693", // INTUNE_EDU
    "8e9ff0ff-aa7a-4b20-83c1-2f636b600ac2", // INTUNE_SMBIZ
];

/// Product names of the SKUs that tenants have most; Graph tells part numbers only.
const PRODUCTS: &[(&str, &str)] = &[
    ("EMS", "Enterprise Mobility + Security E3"),
    ("EMSPREMIUM", "Enterprise Mobility + Security E5"),
    ("EMS_GOV", "Enterprise Mobility + Security G3 GCC"),
    ("EMSPREMIUM_GOV", "Enterprise Mobility + Security G5 GCC"),
    ("EMS_EDU_FACULTY", "Enterprise Mobility + Security A3 for Faculty"),
    ("INTUNE_A", "Microsoft Intune Plan 1"),
    ("INTUNE_A_VL", "Microsoft Intune Plan 1 (volume licence)"),
    ("INTUNE_EDU", "Microsoft Intune for Education"),
    ("INTUNE_SMB", "Microsoft Intune SMB"),
    ("Microsoft_Intune_Suite", "Microsoft Intune Suite"),
    ("SPB", "Microsoft 365 Business Premium"),
    ("SPE_E3", "Microsoft 365 E3"),
    ("SPE_E5", "Microsoft 365 E5"),
    ("SPE_F1", "Microsoft 365 F3"),
    ("M365_F1", "Microsoft 365 F1"),
    ("M365_F1_COMM", "Microsoft 365 F1"),
    ("M365_G3_GOV", "Microsoft 365 G3 GCC"),
    ("M365_G5_GCC", "Microsoft 365 GCC G5"),
    ("M365EDU_A1", "Microsoft 365 A1"),
    ("M365EDU_A3_FACULTY", "Microsoft 365 A3 for Faculty"),
    ("M365EDU_A3_STUDENT", "Microsoft 365 A3 for Students"),
    ("M365EDU_A5_FACULTY", "Microsoft 365 A5 for Faculty"),
    ("M365EDU_A5_STUDENT", "Microsoft 365 A5 for Students"),
    ("DEVELOPERPACK_E5", "Microsoft 365 E5 Developer"),
    ("IDENTITY_THREAT_PROTECTION", "Microsoft 365 E5 Security"),
];

pub(super) fn subscribed_skus(part: &Part<'_>, at: &Endpoint, draft: &mut Draft<'_>) -> Result<bool, Vec<Diagnostic>> {
    let Some(skus) = wire::read::<Sku>(part, at, draft)? else { return Ok(false) };
    let unsaid = !skus.is_empty() && skus.iter().all(|sku| sku.plans.is_none()) && !part.mentions("servicePlans");
    let counts = |sku: &Sku| sku.consumed.is_some() && sku.prepaid.is_some();
    // Numbers that were not exported are not zero.
    draft.licences_in_part |= !skus.iter().all(counts);
    let (for_users, others): (Vec<Sku>, Vec<Sku>) =
        skus.into_iter().partition(|sku| if unsaid { is_known_sku(sku) } else { for_users_of_intune(sku) });
    if unsaid {
        without_plans(part, draft, &others);
    } else {
        draft.account.skip("SKUs without an Intune plan for users", others.len());
    }
    draft.licences.get_or_insert_default().extend(for_users.into_iter().map(licence));
    draft.answers.entry(at.name).or_default().records = true;
    Ok(true)
}

/// Warns that service plans were not exported: then only SKUs that are known to hold an Intune plan can be shown.
fn without_plans(part: &Part<'_>, draft: &mut Draft<'_>, others: &[Sku]) {
    let name =
        |sku: &Sku| sku.part_number.clone().or(sku.sku_id.clone()).unwrap_or_else(|| "a SKU without a name".to_owned());
    let device = |sku: &&Sku| is_device(sku);
    let unknown: Vec<String> = others.iter().filter(|sku| !device(sku)).map(name).collect();
    draft.account.skip("SKUs that are not known to hold an Intune plan", unknown.len());
    draft.licences_in_part |= !unknown.is_empty();
    let left_out = match unknown.as_slice() {
        [] => String::new(),
        names => format!("; not shown are {}", names.iter().take(10).cloned().collect::<Vec<_>>().join(", ")),
    };
    let message = format!("no SKU has `servicePlans`: only those known to hold an Intune plan are shown{left_out}");
    draft.warnings.push(missing_property(&part.source().path, &message));
}

fn is_device(sku: &Sku) -> bool {
    let texts = [sku.part_number.as_deref(), sku.sku_id.as_deref()];
    texts.into_iter().flatten().any(is_device_sku)
}

/// Whether a SKU is known to hold an Intune plan for users, by its id or part number.
fn is_known_sku(sku: &Sku) -> bool {
    let is = |known: &str, text: &Option<String>| {
        text.as_deref().is_some_and(|text| text.trim().eq_ignore_ascii_case(known))
    };
    let known = INTUNE_SKUS.iter().any(|(id, part)| is(id, &sku.sku_id) || is(part, &sku.part_number));
    known && !is_device(sku)
}

fn for_users_of_intune(sku: &Sku) -> bool {
    let intune = sku
        .plans
        .iter()
        .flatten()
        .filter_map(|plan| plan.id.as_deref())
        .any(|plan| INTUNE_PLANS.iter().any(|intune| intune.eq_ignore_ascii_case(plan)));
    intune && !is_device(sku)
}

fn licence(sku: Sku) -> Licence {
    let text = |text: Option<String>| text.filter(|text| !text.trim().is_empty());
    let part = text(sku.part_number).or(text(sku.sku_id)).unwrap_or_else(|| "unnamed SKU".to_owned());
    let name = PRODUCTS.iter().find(|(known, _)| known.eq_ignore_ascii_case(&part)).map(|(_, name)| (*name).to_owned());
    let prepaid = sku.prepaid.unwrap_or_default();
    Licence {
        name: name.unwrap_or_else(|| part.clone()),
        sku: part,
        total: prepaid.enabled.unwrap_or_default(),
        assigned: sku.consumed.unwrap_or_default(),
        in_grace: prepaid.warning.unwrap_or_default(),
        suspended: prepaid.suspended.unwrap_or_default(),
    }
}
