package tn.shabou.api.enquiries;

/** How the customer wants to go on. */
enum Channel {
    WHATSAPP,
    PHONE,
    FORM
}
