//! Licences: of all SKUs of the tenant, those that hold an Intune plan for users.

use super::{
    Draft, Endpoint,
    wire::{self, Answer, text, wire},
};
use crate::{
    diagnostic::Diagnostic,
    format::Source,
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

pub(super) fn subscribed_skus(source: &Source, at: &Endpoint, draft: &mut Draft<'_>) -> Result<(), Vec<Diagnostic>> {
    if let Answer::Records(skus) = wire::read::<Sku>(source, at, draft)? {
        let licences = skus.into_iter().filter(for_users_of_intune).map(licence);
        draft.licences.get_or_insert_default().extend(licences);
    }
    Ok(())
}

fn for_users_of_intune(sku: &Sku) -> bool {
    let (part, id) = (sku.part_number.as_deref().unwrap_or_default(), sku.sku_id.as_deref().unwrap_or_default());
    let device = is_device_sku(part) || is_device_sku(id);
    let intune = sku
        .plans
        .iter()
        .flatten()
        .filter_map(|plan| plan.id.as_deref())
        .any(|plan| INTUNE_PLANS.iter().any(|intune| intune.eq_ignore_ascii_case(plan)));
    intune && !device
}

fn licence(sku: Sku) -> Licence {
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
