package tn.shabou.api.imports;

import java.util.UUID;
import tn.shabou.model.forecasts.Grain;

/**
 * What became of a sales file.
 *
 * @param rowsParked rows of parts that the catalogue does not know, kept until it does
 * @param productsCreated parts made for unknown SKUs; not shown to shoppers
 * @param alreadyImported the very same file was imported before; nothing was stored this time
 */
record SalesImport(
        UUID id,
        String fileName,
        Grain grain,
        int rowsRead,
        int rowsStored,
        int rowsParked,
        int productsCreated,
        boolean alreadyImported) {}
