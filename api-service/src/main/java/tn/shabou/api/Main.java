package tn.shabou.api;

import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.annotations.QuarkusMain;
import java.util.Arrays;
import tn.shabou.api.relevance.RelevanceCommand;

/** The service; or, asked with {@code relevance …}, a measurement of its search without it. */
@QuarkusMain
public class Main {

    public static void main(String[] words) {
        if (words.length > 0 && words[0].equals("relevance")) {
            System.exit(RelevanceCommand.run(Arrays.asList(words).subList(1, words.length)));
        }
        Quarkus.run(words);
    }
}
