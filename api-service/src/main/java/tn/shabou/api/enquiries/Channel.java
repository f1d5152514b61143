package tn.shabou.api.enquiries;

/** How the customer wants to go on. */
public enum Channel {
    WHATSAPP,
    PHONE,
    FORM
}
