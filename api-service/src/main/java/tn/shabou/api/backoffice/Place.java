package tn.shabou.api.backoffice;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import tn.shabou.api.access.Permission;
import tn.shabou.api.accounts.Staff;

/** A page of the back office, as navigation knows it. */
public enum Place {
    TODAY(Group.TODAY, "", "today", Access.ALL),
    LEADS(Group.SUPPLIERS, "/leads", "leads", Access.ALL),
    DUPLICATES(Group.SUPPLIERS, "/leads/duplicates", "leads", Access.ALL),
    LEAD_MAP(Group.SUPPLIERS, "/leads/map", "leads", Access.ALL),
    LEAD_ENTRY(Group.NONE, "/leads/new", "leads", Access.WORKERS),
    LEAD_IMPORT(Group.NONE, "/leads/import", "leads", Access.WORKERS),
    PRICES(Group.SUPPLIERS, "/prices", "leads", Access.ALL),
    FORECASTS(Group.PLANNING, "/forecasts", "planning", Access.ALL),
    INVENTORY(Group.PLANNING, "/inventory", "planning", Access.ALL),
    INSIGHTS(Group.PLANNING, "/insights", "planning", Access.ALL),
    ORDERS(Group.PLANNING, "/orders", "planning", Access.ALL),
    TERMS(Group.PLANNING, "/terms", "planning", Access.ALL),
    FLEET(Group.PLANNING, "/fleet", "planning", Access.ALL),
    PRODUCTS(Group.SHOP, "/products", "goods", Access.ALL),
    CATEGORIES(Group.SHOP, "/categories", "goods", Access.ALL),
    VEHICLES(Group.SHOP, "/vehicles", "goods", Access.ALL),
    SYNONYMS(Group.SHOP, "/synonyms", "goods", Access.ALL),
    IMPORTS(Group.SHOP, "/imports", "goods", Access.ALL),
    ENQUIRIES(Group.SHOP, "/enquiries", "goods", Access.ALL),
    RUNS(Group.SYSTEM, "/runs", "admin", Access.ALL),
    DEAD_LETTERS(Group.SYSTEM, "/dead-letters", "admin", Access.ALL),
    SOURCES(Group.SYSTEM, "/sources", "admin", Access.ALL),
    REPORTS(Group.SYSTEM, "/reports", "admin", Access.ALL),
    AUDIT(Group.SYSTEM, "/audit", "admin", Set.of(Permission.READ_AUDIT)),
    USERS(Group.SYSTEM, "/users", "admin", Set.of(Permission.MANAGE_USERS)),
    SETTINGS(Group.SYSTEM, "/settings", "admin", Access.ALL),
    PRIVACY(Group.SYSTEM, "/privacy", "admin", Access.ADMINS),
    /** Of whoever has to switch the second factor on, the only one. */
    PROFILE(
            Group.NONE,
            "/profile",
            "admin",
            Set.of(Staff.ADMIN, Staff.STAFF, Staff.VIEWER, Permission.ENROL));

    /** Where all of them are. */
    public static final String ROOT = "/admin";

    private final Group group;
    private final String path;
    private final String area;
    private final Set<String> roles;

    Place(Group group, String path, String area, Set<String> roles) {
        this.group = group;
        this.path = path;
        this.area = area;
        this.roles = roles;
    }

    /** What stands together in the navigation, by name {@code group.<name>} among the words. */
    public enum Group {
        TODAY,
        SUPPLIERS,
        PLANNING,
        SHOP,
        SYSTEM,
        /** Not in the navigation: other pages and one's own name lead there. */
        NONE;

        public String key() {
            return "group." + name().toLowerCase(Locale.ROOT);
        }
    }

    private static final class Access {
        static final Set<String> ALL = Set.of(Staff.ADMIN, Staff.STAFF, Staff.VIEWER);
        static final Set<String> WORKERS = Set.of(Staff.ADMIN, Staff.STAFF);
        static final Set<String> ADMINS = Set.of(Staff.ADMIN);
    }

    /** Such as {@code /admin/leads}. */
    public String address() {
        return ROOT + path;
    }

    /** By which its script knows it: {@code dead-letters}. */
    public String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The name of its name among the words. */
    public String title() {
        return "place." + key();
    }

    /** Whose words it uses, beside those of the frame: {@code office/words/<area>.fr.json}. */
    public String area() {
        return area;
    }

    /** Whether somebody with these roles and permissions may open it. */
    boolean isFor(Set<String> granted) {
        return roles.stream().anyMatch(granted::contains);
    }

    static Stream<Group> groups() {
        return Arrays.stream(Group.values()).filter(group -> group != Group.NONE);
    }

    static List<Place> of(Group group) {
        return Arrays.stream(values()).filter(place -> place.group == group).toList();
    }
}
