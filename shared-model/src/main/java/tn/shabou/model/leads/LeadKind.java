package tn.shabou.model.leads;

/** What a business could be to the shop. */
public enum LeadKind {
    SUPPLIER,
    GARAGE,
    COMPETITOR
}
