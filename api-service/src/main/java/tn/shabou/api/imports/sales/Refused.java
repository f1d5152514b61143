package tn.shabou.api.imports.sales;

import java.util.List;
import java.util.Map;
import tn.shabou.api.http.Wording;

/** A file that cannot be brought in. */
final class Refused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Refusal refusal;

    Refused(Refusal refusal) {
        super(refusal.detail().english(), null, false, false);
        this.refusal = refusal;
    }

    Refused(Wording detail) {
        this(Refusal.of(detail));
    }

    /** For one row that speaks for all. */
    Refused(Wording detail, int line, SalesFault fault) {
        this(
                new Refusal(
                        detail,
                        Map.of(fault.kind().name(), 1),
                        List.of(new Refusal.Fault(line, fault.kind().name(), fault.wording()))));
    }

    Refusal refusal() {
        return refusal;
    }
}
