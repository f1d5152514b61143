package tn.shabou.local;

import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** What may be asked for on the command line, and how. */
enum Command {
    UP(
            """
            Usage: ./shabou up [--fresh] [--products N] [--port P] [--listen ADDRESS] [--data DIR] [--demo]

            Starts everything on this machine: PostgreSQL, Redis, demo suppliers and the three
            services, and says READY with the addresses. Ctrl-C ends it all, with exit code 0.

              --fresh           forget the data of earlier runs first
              --products N      parts in the demo catalogue, made on first start (2000)
              --port P          port of the API; the agents take P+1 and P+2 (3000, 8001, 8002)
              --listen ADDRESS  where the API listens (127.0.0.1); the agents stay on 127.0.0.1
              --data DIR        where data, logs and passwords are kept (.shabou)
              --demo            with a DATABASE_URL too: write the demo catalogue and suppliers into
                                that database, open the suppliers from P+1000 on, and let the
                                crawler onto the loopback

            DATABASE_URL and REDIS_URL, when set, are used instead of servers of our own; the user
            of DATABASE_URL must own the database and may create roles. It is brought up to date; the
            demo catalogue comes into it with --demo or --products only, and when there are no
            products. SHABOU_DATA is as --data.

            The services see, of the environment, the variables that begin with SHABOU_, ORION_,
            PROSPECTOR_, QUARKUS_, PLAYWRIGHT_ or MP_, which set what is set in their application.properties.
            """,
            Set.of("fresh", "demo"),
            Map.of("products", "", "port", "", "listen", "127.0.0.1", "data", "")),

    TRAIN(
            """
            Usage: ./shabou train

            Makes the services start faster from now on: starts them on data of their own, asks for
            some hundred pages and lists, lets each agent run, ends them, and keeps what the JVM
            learnt (an AOT cache of some 100 MB a service) beside what was built. Once after
            each build; a cache that does not fit what was built, or the JDK, is not used.
            """,
            Set.of(),
            Map.of()),

    DEMO_DATA(
            """
            Usage: ./shabou demo-data [--products N] [--seed S] [--fresh] [--data DIR]

            Fills an empty catalogue with brands, categories, cars, parts, their prices of two
            years and the weekly sales of three. All or nothing: it may be interrupted. Refuses
            when there are products already.

              --products N  how many parts (2000)
              --seed S      the same seed makes the same catalogue (1)
              --fresh       forget the products that are there, with all that hangs on them:
                            prices, sales, forecasts, offers, lines of enquiries
              --data DIR    whose database to fill (.shabou)

            DATABASE_URL, when set, is filled instead. It may be used while ./shabou up runs.
            """,
            Set.of("fresh"),
            Map.of("products", "2000", "seed", "1", "data", "")),

    MIGRATE(
            """
            Usage: ./shabou migrate [--data DIR] [--logins DIR]

            Brings the tables of the database to the state that this version expects.

              --data DIR    whose database (.shabou)
              --logins DIR  then give each service a login of its own, as it stands in the files
                            api_database_url, prospector_database_url and orion_database_url there:
                            created when new, else with this password from now on

            DATABASE_URL, when set, is migrated instead. It may be used while ./shabou up runs.
            """,
            Set.of(),
            Map.of("data", "", "logins", "")),

    RELEVANCE(
            """
            Usage: ./shabou relevance --products FILE.jsonl --judgements FILE.csv [--run FILE.csv]
                   ./shabou relevance --demo [--products N]

            Loads a catalogue into a scratch database, asks the search engine of the API every
            judged query, and prints NDCG@10 and MRR@10. Any catalogue will do, not only car parts.

              --products FILE    JSON lines {"id","title","brand","description","attributes":{…}};
                                 all but the id may be missing
              --judgements FILE  CSV query,id,grade; what is not judged counts as grade 0
              --run FILE         where the ranking goes, as CSV query,rank,id: ten per query
              --demo             asks for known parts of a demo catalogue of N products (10000)
                                 instead, by number, with slips, without accents, …; prints
                                 success@1 and MRR@10 of each way of asking

            NDCG@10: gain 2^grade - 1, discount log2(rank + 1), relative to the best ranking of all
            that was judged for the query. MRR@10: one by the rank of the first product whose grade
            is above 0. Both are means over the queries that have such a product.
            """,
            Set.of("demo"),
            Map.of("products", "", "judgements", "", "run", ""));

    private final String usage;

    // Both made by Set.of and Map.of.
    @SuppressWarnings("ImmutableEnumChecker")
    private final Set<String> flags;

    @SuppressWarnings("ImmutableEnumChecker")
    private final Map<String, String> options;

    Command(String usage, Set<String> flags, Map<String, String> options) {
        this.usage = usage;
        this.flags = flags;
        this.options = options;
    }

    /**
     * @throws UsageError when there is no such command
     */
    static Command named(String word) {
        return Stream.of(values())
                .filter(command -> command.word().equals(word))
                .findFirst()
                .orElseThrow(
                        () -> new UsageError("unknown command " + word + "; see ./shabou help"));
    }

    String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    String usage() {
        return usage;
    }

    Arguments.Usage options() {
        return new Arguments.Usage(word(), flags, options);
    }
}
