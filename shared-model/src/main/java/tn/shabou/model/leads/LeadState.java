package tn.shabou.model.leads;

/** Where the staff stand with a lead. */
public enum LeadState {
    NEW,
    CONTACTED,
    QUALIFIED,
    CONVERTED,
    REJECTED
}
