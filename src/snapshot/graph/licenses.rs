//! Licenses: of all SKUs of the tenant, those that hold an Intune plan for users.

use super::{
    Draft, Endpoint, missing_property,
    skus::INTUNE_SKUS,
    wire::{self, EndpointPart, nested, wire},
};
use crate::{
    diagnostic::Diagnostic,
    tenant::{License, is_device_sku},
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

nested! {
    /// `licenseUnitsDetail`.
    Prepaid {
        enabled: u64 = "enabled" "Enabled",
        warning: u64 = "warning" "Warning",
        suspended: u64 = "suspended" "Suspended",
    }
}

nested! {
    /// `servicePlanInfo`.
    Plan {
        plan_id: String = "servicePlanId" "ServicePlanId",
        name: String = "servicePlanName" "ServicePlanName",
    }
}

/// Service plans that are Intune, by id and name. `INTUNE_O365`, the device management of Microsoft 365, is not.
const INTUNE_PLANS: [(&str, &str); 5] = [
    ("c1ec4a95-1f05-45b3-a911-aa3fa01094f5", "INTUNE_A"),
    ("d216f254-796f-4dab-bbfa-710686e646b9", "INTUNE_A_GOV"),
    ("3e170737-c728-4eae-bbb9-3f3360f7184c", "INTUNE_A_VL"),
    ("da24caf9-af8e-485c-b7c8-e73336da2693", "INTUNE_EDU"),
    ("8e9ff0ff-aa7a-4b20-83c1-2f636b600ac2", "INTUNE_SMBIZ"),
];

/// Product names of the SKUs that tenants have most; Graph tells part numbers only.
const PRODUCTS: &[(&str, &str)] = &[
    ("EMS", "Enterprise Mobility + Security E3"),
    ("EMSPREMIUM", "Enterprise Mobility + Security E5"),
    ("EMS_GOV", "Enterprise Mobility + Security G3 GCC"),
    ("EMSPREMIUM_GOV", "Enterprise Mobility + Security G5 GCC"),
    ("EMS_EDU_FACULTY", "Enterprise Mobility + Security A3 for Faculty"),
    ("INTUNE_A", "Microsoft Intune Plan 1"),
    ("INTUNE_A_VL", "Microsoft Intune Plan 1 (volume license)"),
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

pub(super) fn subscribed_skus(
    part: &EndpointPart<'_>,
    at: &Endpoint,
    draft: &mut Draft<'_>,
) -> Result<bool, Vec<Diagnostic>> {
    let Some(skus) = wire::read::<Sku>(part, at, draft)? else { return Ok(false) };
    without_counts(part, draft, &skus);
    let (described, undescribed): (Vec<Sku>, Vec<Sku>) = skus.into_iter().partition(|sku| holds_intune(sku).is_some());
    let is_all = described.is_empty();
    let (mut shown, others): (Vec<Sku>, Vec<Sku>) =
        described.into_iter().partition(|sku| holds_intune(sku) == Some(true) && !is_device(sku));
    draft.account.skip("SKUs without an Intune plan for users", others.len());
    let (known, others): (Vec<Sku>, Vec<Sku>) = undescribed.into_iter().partition(is_known_sku);
    if !known.is_empty() || !others.is_empty() {
        without_plans(part, draft, is_all, &known, &others);
    }
    shown.extend(known);
    for sku in shown {
        let license = license(sku, draft);
        draft.licenses.get_or_insert_default().push(license);
    }
    draft.licenses.get_or_insert_default();
    draft.answers.entry(at.name).or_default().records = true;
    Ok(true)
}

/// Warns of SKUs without a number: one that was not exported is not zero.
fn without_counts(part: &EndpointPart<'_>, draft: &mut Draft<'_>, skus: &[Sku]) {
    let is_owned = |sku: &Sku| sku.prepaid.as_ref().is_some_and(|units| units.enabled.is_some());
    let lacking: Vec<&Sku> = skus.iter().filter(|sku| sku.consumed.is_none() || !is_owned(sku)).collect();
    draft.licenses_in_part |= !lacking.is_empty();
    // Of a property that no SKU has, a warning of its own tells.
    let occurs = |property, has: fn(&Sku) -> bool| skus.iter().any(has) || part.mentions(property);
    let consumed = occurs("consumedUnits", |sku| sku.consumed.is_some());
    let prepaid = occurs("prepaidUnits", |sku| sku.prepaid.is_some());
    let is_partial = |sku: &&Sku| (consumed && sku.consumed.is_none()) || (prepaid && !is_owned(sku));
    let named: Vec<String> = lacking.into_iter().filter(is_partial).map(name).collect();
    if !named.is_empty() {
        let message = format!("`consumedUnits` or `prepaidUnits.enabled` is missing: {}", first(&named));
        draft.warnings.push(missing_property(&part.source().path, &message));
    }
}

/// Warns that service plans were not exported: then only SKUs that are known to hold an Intune plan can be shown.
fn without_plans(part: &EndpointPart<'_>, draft: &mut Draft<'_>, is_all: bool, known: &[Sku], others: &[Sku]) {
    let unknown: Vec<String> = others.iter().filter(|sku| !is_device(sku)).map(name).collect();
    draft.account.skip("SKUs that are not known to hold an Intune plan", unknown.len());
    draft.licenses_in_part |= !unknown.is_empty();
    let left_out = match unknown.as_slice() {
        [] => String::new(),
        names => format!("; not shown are {}", first(names)),
    };
    let lacks = match (is_all, known.len() + others.len()) {
        (true, _) => "no SKU has `servicePlans`".to_owned(),
        (false, 1) => "1 SKU lacks `servicePlans`, or their ids".to_owned(),
        (false, number) => format!("{number} SKUs lack `servicePlans`, or their ids"),
    };
    let message = match is_all {
        true => format!("{lacks}: only those known to hold an Intune plan are shown{left_out}"),
        false => format!("{lacks}: of them, only those known to hold an Intune plan are shown{left_out}"),
    };
    draft.warnings.push(missing_property(&part.source().path, &message));
}

/// The first names of a list that may be long.
fn first(names: &[String]) -> String {
    names.iter().take(10).cloned().collect::<Vec<_>>().join(", ")
}

fn name(sku: &Sku) -> String {
    let text = |text: &Option<String>| text.clone().filter(|text| !text.trim().is_empty());
    text(&sku.part_number).or(text(&sku.sku_id)).unwrap_or_else(|| "unnamed SKU".to_owned())
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

/// Whether a SKU holds an Intune plan; `None` where its plans were not exported, or one has neither id nor name. Every SKU
/// has plans, so an empty list was not exported.
fn holds_intune(sku: &Sku) -> Option<bool> {
    let plans = sku.plans.as_ref().filter(|plans| !plans.is_empty())?;
    let plans: Vec<Option<bool>> = plans.iter().map(is_intune).collect();
    match plans.contains(&Some(true)) {
        true => Some(true),
        false => plans.iter().all(Option::is_some).then_some(false),
    }
}

/// Whether a plan is Intune, by its id, else by its name.
fn is_intune(plan: &Plan) -> Option<bool> {
    let is = |known: &str, text: &str| known.eq_ignore_ascii_case(text.trim());
    let filled = |text: &Option<String>| text.clone().filter(|text| !text.trim().is_empty());
    match (filled(&plan.plan_id), filled(&plan.name)) {
        (Some(id), _) => Some(INTUNE_PLANS.iter().any(|(known, _)| is(known, &id))),
        (None, Some(name)) => Some(INTUNE_PLANS.iter().any(|(_, known)| is(known, &name))),
        (None, None) => None,
    }
}

fn license(sku: Sku, draft: &mut Draft<'_>) -> License {
    let is_unnamed = sku.part_number.is_none() && sku.sku_id.is_none();
    let part = if is_unnamed { draft.numbered("SKU", &name(&sku)) } else { name(&sku) };
    let name = PRODUCTS.iter().find(|(known, _)| known.eq_ignore_ascii_case(&part)).map(|(_, name)| (*name).to_owned());
    let prepaid = sku.prepaid.unwrap_or_default();
    License {
        name: name.unwrap_or_else(|| part.clone()),
        sku: part,
        total: prepaid.enabled.unwrap_or_default(),
        assigned: sku.consumed.unwrap_or_default(),
        in_grace: prepaid.warning.unwrap_or_default(),
        suspended: prepaid.suspended.unwrap_or_default(),
    }
}
