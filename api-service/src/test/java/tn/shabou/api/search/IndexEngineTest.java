package tn.shabou.api.search;

import jakarta.inject.Inject;
import tn.shabou.api.ApiTest;
import tn.shabou.api.Copies;

/** The index that the running service holds in memory. */
@ApiTest
class IndexEngineTest extends SearchEngineContract {

    @Inject IndexKeeper keeper;

    @Override
    protected SearchEngine engine() {
        return keeper.engine().orElseThrow();
    }

    @Override
    protected void catalogueChanged() {
        Copies.catchUp();
    }
}
