package tn.shabou.api.storefront;

import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestForm;
import tn.shabou.api.enquiries.Channel;
import tn.shabou.api.enquiries.Wish;
import tn.shabou.api.http.Language;

/**
 * What was typed into the form of an enquiry.
 *
 * @param p ids of parts
 * @param n how many of each
 * @param website a field that people do not see
 * @param key keeps the form from being sent twice
 * @param fault what was wrong with it; empty at first
 */
record AskForm(
        @RestForm List<String> p,
        @RestForm List<String> n,
        @RestForm Optional<String> phone,
        @RestForm Optional<String> name,
        @RestForm Optional<String> vehicle,
        @RestForm Optional<String> note,
        @RestForm Optional<String> channel,
        @RestForm Optional<String> website,
        @RestForm Optional<String> key,
        @RestForm Optional<String> fault) {

    static AskForm empty(UUID key, Optional<String> vehicle) {
        return new AskForm(
                List.of(),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                vehicle,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(key.toString()),
                Optional.empty());
    }

    AskForm with(String said) {
        return new AskForm(
                p, n, phone, name, vehicle, note, channel, website, key, Optional.of(said));
    }

    SequencedMap<Long, Integer> asked() {
        return Basket.asked(p, n);
    }

    Wish wish(Language language) {
        return new Wish(
                asked().entrySet().stream()
                        .map(line -> new Wish.Line(line.getKey(), line.getValue()))
                        .toList(),
                phone.orElse(""),
                channel.filter(name -> name.equals(Channel.PHONE.name()))
                        .map(Channel::valueOf)
                        .orElse(Channel.WHATSAPP),
                name,
                Optional.empty(),
                vehicle,
                note,
                Optional.of(Wish.Spoken.valueOf(language.tag())),
                website);
    }
}
