package tn.shabou.prospector.contracts;

import java.util.Optional;
import tn.shabou.model.leads.MarketPage;

/** Contracts that adapters declare for the pages that they read. */
public interface DeclaredContracts {

    /** Empty for an adapter, or a kind of page, that there is not. */
    Optional<Contract> find(String adapter, MarketPage.Kind kind);
}
