package tn.shabou.model.accounts;

/** What a member of staff may do; each role may do all that the later ones may. */
public enum Role {
    ADMIN,
    STAFF,
    VIEWER
}
