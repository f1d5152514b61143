package tn.shabou.model.leads;

import java.util.List;
import java.util.UUID;

/** Staff entered or edited leads, which are to be scored anew. Carried by {@value #STREAM}. */
public record LeadsEntered(List<UUID> leads) {

    public static final String STREAM = "shabou.prospector.score";
    public static final String SCHEMA = "leads-entered.v1";
}
