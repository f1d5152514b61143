package tn.shabou.api.backoffice.admin;

import java.util.Locale;
import java.util.function.Predicate;
import tn.shabou.api.access.Permission;
import tn.shabou.model.accounts.Role;

/** What people do here, for the table that says which role may do it. */
public enum Duty {
    READ(role -> true),
    WORK(role -> role != Role.VIEWER),
    SEE_COST(Permission.SEE_COST),
    SEE_CUSTOMERS(Permission.SEE_CUSTOMER_CONTACT),
    SELL_BELOW_MARGIN(Permission.OVERRIDE_MARGIN),
    MANAGE_SOURCES(role -> role == Role.ADMIN),
    MANAGE_USERS(Permission.MANAGE_USERS),
    READ_AUDIT(Permission.READ_AUDIT),
    ANSWER_FOR_PRIVACY(role -> role == Role.ADMIN);

    private final Predicate<Role> may;

    Duty(String permission) {
        this(role -> Permission.of(role).contains(permission));
    }

    Duty(Predicate<Role> may) {
        this.may = may;
    }

    /** By which the words know it. */
    public String key() {
        return "duty." + name().toLowerCase(Locale.ROOT);
    }

    public boolean isOf(Role role) {
        return may.test(role);
    }
}
