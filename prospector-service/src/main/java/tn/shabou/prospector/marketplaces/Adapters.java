package tn.shabou.prospector.marketplaces;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import tn.shabou.model.leads.MarketPage.Kind;
import tn.shabou.prospector.contracts.Contract;
import tn.shabou.prospector.contracts.DeclaredContracts;

/**
 * The adapters that there are, by name. A new one is a declaration, its name here, and fixtures.
 */
@ApplicationScoped
public class Adapters implements DeclaredContracts {

    static final Set<String> NAMES = Set.of("next-ads", "html-ads");

    private final Map<String, Adapter> adapters = new TreeMap<>();

    public Adapters() {
        NAMES.forEach(name -> adapters.put(name, new Adapter(name, Declaration.of(name))));
    }

    public Optional<Adapter> find(String name) {
        return Optional.ofNullable(adapters.get(name));
    }

    @Override
    public Optional<Contract> find(String adapter, Kind kind) {
        return find(adapter)
                .flatMap(known -> Optional.ofNullable(known.shape(kind)))
                .map(shape -> new Contract.Declared(shape.contract()));
    }
}
