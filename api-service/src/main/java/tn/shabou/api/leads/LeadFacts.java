package tn.shabou.api.leads;

import java.util.ArrayList;
import java.util.List;

/**
 * What a draft says, as rows of {@code lead_evidence}.
 *
 * @param fields as the prospector names them
 * @param values of the field at the same place
 */
record LeadFacts(List<String> fields, List<String> values) {

    static LeadFacts of(LeadDraft draft) {
        var facts = new LeadFacts(new ArrayList<>(), new ArrayList<>());
        facts.add("NAME", draft.name());
        draft.phones().orElse(List.of()).forEach(phone -> facts.add("PHONE", phone));
        draft.emails().orElse(List.of()).forEach(mailbox -> facts.add("EMAIL", mailbox));
        draft.website().ifPresent(website -> facts.add("WEBSITE", website));
        draft.address().ifPresent(address -> facts.add("ADDRESS", address));
        draft.city().ifPresent(city -> facts.add("CITY", city));
        draft.governorate().ifPresent(governorate -> facts.add("GOVERNORATE", governorate));
        return facts;
    }

    private void add(String field, String value) {
        fields.add(field);
        values.add(value);
    }
}
