package tn.shabou.api.enquiries;

/** How far an enquiry has come. The table {@code enquiry_transition} says what follows what. */
public enum EnquiryState {
    NEW,
    ANSWERED,
    ORDERED,
    DONE,
    CANCELLED
}
