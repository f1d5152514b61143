package tn.shabou.api.vehicles;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import tn.shabou.api.http.Language;
import tn.shabou.api.vehicles.Vehicle.Generation;
import tn.shabou.api.vehicles.Vehicle.Make;
import tn.shabou.api.vehicles.Vehicle.Model;
import tn.shabou.api.vehicles.VinMakers.Maker;

/**
 * What a VIN tells of a car. It never tells all: {@code unknown} names what must be chosen.
 *
 * @param country ISO 3166 code of where the maker's code was given; not always where the car was
 *     made
 * @param makes mostly one
 * @param modelYears which it may be; none where the maker does not say
 * @param models which it likely is; none when the maker's pattern is not known to us
 * @param generations of these models, built in these years
 * @param unknown of {@code make}, {@code year}, {@code model}, {@code generation} and {@code
 *     engine}
 */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
record VinReading(
        Optional<String> country,
        Optional<String> countryName,
        List<VehicleChoice> makes,
        List<Integer> modelYears,
        CheckDigit checkDigit,
        List<VehicleChoice> models,
        List<VehicleChoice> generations,
        List<String> unknown) {

    /** Makers in North America and China compute it; elsewhere anything may stand there. */
    enum CheckDigit {
        RIGHT,
        WRONG,
        NOT_USED
    }

    private static final String COMPUTING_COUNTRIES = "12345L";

    static VinReading of(Vin vin, Vehicles all, int thisYear, Language language) {
        var maker = VinMakers.of(vin);
        var country = VinCountries.of(vin);
        var makes = makes(maker, all);
        var years =
                maker.filter(Maker::saysYear)
                        .map(_ -> vin.modelYears(thisYear + 1))
                        .orElse(List.of());
        var models = models(vin, maker, makes, all);
        var generations = generations(models, years, all);
        return new VinReading(
                country,
                country.map(code -> Locale.of("", code).getDisplayCountry(locale(language))),
                choices(makes, all),
                possible(years, generations),
                checkDigit(vin),
                choices(models, all),
                choices(generations, all),
                unknown(makes, years, models, generations));
    }

    private static List<Make> makes(Optional<Maker> maker, Vehicles all) {
        return maker.stream()
                .flatMap(known -> known.makes().stream())
                .flatMap(slug -> all.make(slug).stream())
                .toList();
    }

    private static List<Model> models(
            Vin vin, Optional<Maker> maker, List<Make> makes, Vehicles all) {
        var names = maker.map(known -> VinMakers.models(vin, known)).orElse(List.of());
        return makes.stream()
                .flatMap(make -> all.models(make).stream())
                .filter(model -> names.contains(model.name()))
                .toList();
    }

    private static List<Generation> generations(
            List<Model> models, List<Integer> years, Vehicles all) {
        return models.stream()
                .flatMap(model -> all.generations(model).stream())
                .filter(one -> years.isEmpty() || years.stream().anyMatch(year -> isOf(year, one)))
                .toList();
    }

    /** A model year begins in the year before. */
    private static boolean isOf(int modelYear, Generation generation) {
        return generation.built().mayInclude(modelYear)
                || generation.built().mayInclude(modelYear - 1);
    }

    /** Of two years with the same code, that in which a likely generation was built. */
    private static List<Integer> possible(List<Integer> years, List<Generation> generations) {
        return generations.isEmpty()
                ? years
                : years.stream()
                        .filter(year -> generations.stream().anyMatch(one -> isOf(year, one)))
                        .toList();
    }

    private static CheckDigit checkDigit(Vin vin) {
        if (COMPUTING_COUNTRIES.indexOf(vin.text().charAt(0)) < 0) {
            return CheckDigit.NOT_USED;
        }
        return vin.hasRightCheckDigit() ? CheckDigit.RIGHT : CheckDigit.WRONG;
    }

    private static List<String> unknown(
            List<Make> makes,
            List<Integer> years,
            List<Model> models,
            List<Generation> generations) {
        var unknown = new ArrayList<String>();
        if (makes.size() != 1) {
            unknown.add("make");
        }
        if (years.isEmpty()) {
            unknown.add("year");
        }
        if (models.size() != 1) {
            unknown.add("model");
        }
        if (generations.size() != 1) {
            unknown.add("generation");
        }
        unknown.add("engine");
        return unknown;
    }

    private static List<VehicleChoice> choices(List<? extends Vehicle> vehicles, Vehicles all) {
        return vehicles.stream().map(vehicle -> VehicleChoice.of(vehicle, all)).toList();
    }

    private static Locale locale(Language language) {
        return Locale.of(language.name().toLowerCase(Locale.ROOT));
    }
}
