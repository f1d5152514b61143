package tn.shabou.prospector;

import io.quarkus.runtime.annotations.RegisterForReflection;
import tn.shabou.model.leads.FetchPage;
import tn.shabou.model.leads.MarketPage;
import tn.shabou.model.leads.PageExtracted;
import tn.shabou.model.leads.PageFetched;
import tn.shabou.model.mail.StaffMail;
import tn.shabou.model.runs.Agent;
import tn.shabou.model.runs.RunRequested;

/** The messages that JSON reads and writes, named for a native image. */
@RegisterForReflection(
        targets = {
            RunRequested.class,
            Agent.class,
            FetchPage.class,
            PageFetched.class,
            PageExtracted.class,
            PageExtracted.Fact.class,
            PageExtracted.FactKind.class,
            PageExtracted.Offer.class,
            PageExtracted.Evidence.class,
            PageExtracted.TaxBasis.class,
            PageExtracted.Availability.class,
            MarketPage.class,
            MarketPage.Kind.class,
            MarketPage.Condition.class,
            MarketPage.Ad.class,
            MarketPage.Seller.class,
            StaffMail.class
        })
final class NativeReflection {

    private NativeReflection() {}
}
