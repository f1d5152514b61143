package tn.shabou.api.sources;

/** Whether the terms of a source allow what we do with it, as staff found when they read them. */
public enum TermsStatus {
    ALLOWED,
    /** It is never switched on. */
    FORBIDDEN,
    /** Nobody has read them; a marketplace waits until somebody has. */
    UNKNOWN,
    /** They forbid it, but whoever runs it has given us leave. */
    PERMISSION_GIVEN
}
