package tn.shabou.local;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import tn.shabou.local.database.Database;
import tn.shabou.local.process.CannotRun;
import tn.shabou.local.process.Ports;
import tn.shabou.local.suppliers.DemoSupplier;
import tn.shabou.local.suppliers.Shop;

/** The demo suppliers, open for business and known to the prospector. */
final class DemoSources {

    private static final String LICENCE = "demo";

    private static final String FREE_ADDRESSES =
            "UPDATE lead_source SET start_url = NULL WHERE licence = '" + LICENCE + "'";
    private static final String MOVE =
            "UPDATE lead_source SET start_url = ? WHERE licence = '" + LICENCE + "' AND name = ?";
    private static final String ADD =
            "INSERT INTO lead_source (kind, name, start_url, licence)"
                    + " VALUES ('SUPPLIER_SITE', ?, ?, '"
                    + LICENCE
                    + "')";

    private DemoSources() {}

    /**
     * Opens both shops, at {@code firstPort} and the next when these are free, so that they are
     * found where they were.
     */
    static List<DemoSupplier> open(Database owner, int firstPort) {
        var suppliers = new ArrayList<DemoSupplier>();
        try (var connection = owner.connect();
                var free = connection.prepareStatement(FREE_ADDRESSES);
                var move = connection.prepareStatement(MOVE);
                var add = connection.prepareStatement(ADD)) {
            connection.setAutoCommit(false);
            free.executeUpdate();
            int port = firstPort;
            for (var shop : Shop.values()) {
                var supplier = DemoSupplier.start(shop, Ports.isFree("127.0.0.1", port) ? port : 0);
                suppliers.add(supplier);
                port++;
                move.setString(1, supplier.address() + "/");
                move.setString(2, shop.title());
                if (move.executeUpdate() == 0) {
                    add.setString(1, shop.title());
                    add.setString(2, supplier.address() + "/");
                    add.executeUpdate();
                }
            }
            connection.commit();
            return suppliers;
        } catch (SQLException e) {
            suppliers.forEach(DemoSupplier::close);
            throw new CannotRun("cannot register the demo suppliers: " + e.getMessage(), e);
        }
    }
}
