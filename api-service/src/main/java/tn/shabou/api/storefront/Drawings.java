package tn.shabou.api.storefront;

import io.quarkus.qute.TemplateExtension;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import tn.shabou.api.catalog.ProductCard.Named;

/**
 * Which of our drawings stands for a part without a photo. The words of the family's slug decide,
 * so that a family that staff add is drawn as well.
 */
@TemplateExtension
final class Drawings {

    private record Drawing(String name, Pattern words) {}

    /** The first that matches: what is more exact stands first. */
    private static final List<Drawing> ALL =
            Stream.of(
                            "filter=filtr",
                            "wiper=essuie|lave-glace|balai",
                            "light=phare|feu|ampoule|eclairage|clignotant|optique|projecteur",
                            "ignition=prechauffage|allum|bougie|bobine",
                            "climate=clim|chauffage|habitacle-pulseur|pulseur|evaporateur|condenseur|compresseur",
                            "cooling=radiateur|refroid|eau|thermostat|durite|ventilateur|vase",
                            "clutch=embrayage|volant-moteur|butee",
                            "brake=frein|etrier|disque|plaquette|abs|tambour",
                            "belt=courroie|distribution|galet|chaine|poulie|tendeur",
                            "exhaust=echappement|catalyseur|silencieux|pot-|egr|fap",
                            "fuel=injec|carburant|alimentation|turbo|gicleur|reservoir",
                            "sensor=capteur|sonde|detecteur|debitmetre|contacteur",
                            "battery=batterie|alternateur|demarr|electri|fusible|relais",
                            "suspension=suspension|amortiss|ressort|silentbloc|triangle|biellette|coupelle",
                            "steering=direction|cremaillere|rotule|volant",
                            "wheel=roue|pneu|jante|roulement|moyeu",
                            "gearbox=boite|transmission|cardan|pignon|differentiel",
                            "oil=huile|lubrifi|liquide|entretien|additif",
                            "body=carross|retro|aile|pare-|porte|capot|vitre|serrure|habitacle|siege",
                            "engine=moteur|piston|culasse|joint|soupape|vilebrequin|bielle")
                    .map(line -> line.split("=", 2))
                    .map(pair -> new Drawing(pair[0], Pattern.compile(pair[1])))
                    .toList();

    /** A page asks for the same few again and again; there are no more than families. */
    private static final ConcurrentMap<String, String> KNOWN = new ConcurrentHashMap<>();

    private Drawings() {}

    /** The class of the style sheet. */
    static String drawing(Named family) {
        return drawing(family.slug());
    }

    static String drawing(String slug) {
        return KNOWN.computeIfAbsent(slug, Drawings::ofSlug);
    }

    private static String ofSlug(String slug) {
        return "art-"
                + ALL.stream()
                        .filter(drawing -> drawing.words().matcher(slug).find())
                        .findFirst()
                        .map(Drawing::name)
                        .orElse("part");
    }
}
