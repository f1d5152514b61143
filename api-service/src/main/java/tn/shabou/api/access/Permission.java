package tn.shabou.api.access;

import java.util.Map;
import java.util.Set;
import tn.shabou.model.accounts.Role;

/**
 * What a role allows beyond its name. Whoever is signed in has the permissions of their role as
 * further roles, so they serve in {@code @RolesAllowed} for endpoints, in {@code @SecureField} for
 * fields of an answer, and in {@code SecurityIdentity.hasRole}.
 */
public final class Permission {

    /** What a part costs us, and so what we earn by it. */
    public static final String SEE_COST = "cost:read";

    /** How to reach a customer. */
    public static final String SEE_CUSTOMER_CONTACT = "customer-contact:read";

    public static final String MANAGE_USERS = "users:write";

    public static final String READ_AUDIT = "audit:read";

    /** Selling for less than the margin allows, and saying what that is. */
    public static final String OVERRIDE_MARGIN = "margin:override";

    /**
     * Switching one's second factor on. The only role of an administrator who has none yet where
     * administrators need one.
     */
    public static final String ENROL = "second-factor:enrol";

    private static final Map<Role, Set<String>> OF =
            Map.of(
                    Role.ADMIN,
                    Set.of(
                            SEE_COST,
                            SEE_CUSTOMER_CONTACT,
                            MANAGE_USERS,
                            READ_AUDIT,
                            OVERRIDE_MARGIN),
                    Role.STAFF,
                    Set.of(SEE_COST, SEE_CUSTOMER_CONTACT),
                    Role.VIEWER,
                    Set.of());

    private Permission() {}

    public static Set<String> of(Role role) {
        return OF.getOrDefault(role, Set.of());
    }
}
