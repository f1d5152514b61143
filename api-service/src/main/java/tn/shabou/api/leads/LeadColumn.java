package tn.shabou.api.leads;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import tn.shabou.api.http.Problem;
import tn.shabou.api.imports.csv.Folded;

/** What a column of a file of leads may hold, and what people call it. */
enum LeadColumn {
    NAME("nom,raison sociale,societe,entreprise,company,business,enseigne,الاسم,اسم,الشركة"),
    KIND("type,genre,role,categorie,category,النوع,الصنف"),
    PHONE("phones,telephone,telephones,tel,mobile,gsm,portable,الهاتف,هاتف,الجوال"),
    EMAIL("emails,e mail,mail,courriel,adresse email,البريد,البريد الالكتروني,البريد الإلكتروني"),
    WEBSITE("site,site web,web,url,الموقع"),
    ADDRESS("adresse,rue,street,العنوان"),
    CITY("ville,localite,town,delegation,المدينة"),
    GOVERNORATE("gouvernorat,region,الولاية"),
    LATITUDE("lat"),
    LONGITUDE("lon,lng,long");

    private final List<String> names;

    LeadColumn(String aliases) {
        this.names =
                Stream.concat(
                                Stream.of(name().toLowerCase(Locale.ROOT)),
                                Arrays.stream(aliases.split(",")))
                        .map(Folded::of)
                        .toList();
    }

    /**
     * The places of the columns that a header names.
     *
     * @throws Problem when none holds the name or the kind
     */
    static Map<LeadColumn, Integer> of(List<String> header) {
        var folded = header.stream().map(Folded::of).toList();
        var places = new EnumMap<LeadColumn, Integer>(LeadColumn.class);
        for (var column : values()) {
            column.names.stream()
                    .map(folded::indexOf)
                    .filter(place -> place >= 0)
                    .findFirst()
                    .ifPresent(place -> places.put(column, place));
        }
        for (var needed : List.of(NAME, KIND)) {
            if (!places.containsKey(needed)) {
                throw new Problem(
                        LeadProblem.INVALID_LEAD_FILE,
                        "The first line must name the columns; none is called %s (nor %s).",
                        needed.names.getFirst(),
                        String.join(", ", needed.names.subList(1, needed.names.size())));
            }
        }
        return places;
    }
}
