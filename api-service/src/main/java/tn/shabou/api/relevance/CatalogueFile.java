package tn.shabou.api.relevance;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Products of any shop as JSON lines; all fields but the id may be missing. */
final class CatalogueFile {

    private static final ObjectMapper JSON = JsonMapper.builder().build();

    private CatalogueFile() {}

    /**
     * @param attributes a JSON object
     */
    record Item(String id, String title, String brand, String description, String attributes) {}

    /**
     * Hands the products over in batches, in the order of the file.
     *
     * @throws UnusableFile naming the line that is not a product
     */
    static void read(Path file, int batchSize, Consumer<List<Item>> batches) {
        var batch = new ArrayList<Item>(batchSize);
        int number = 0;
        try (var reader = Files.newBufferedReader(file)) {
            for (var line = reader.readLine(); line != null; line = reader.readLine()) {
                number++;
                if (!line.isBlank()) {
                    batch.add(item(JSON.readTree(line)));
                }
                if (batch.size() == batchSize) {
                    batches.accept(List.copyOf(batch));
                    batch.clear();
                }
            }
        } catch (JsonProcessingException | IllegalArgumentException e) {
            throw new UnusableFile(
                    "%s, line %d: expected {\"id\",\"title\",\"brand\",\"description\",\"attributes\":{…}}"
                            .formatted(file, number),
                    e);
        } catch (IOException e) {
            throw UnusableFile.unreadable(file, e);
        }
        if (!batch.isEmpty()) {
            batches.accept(batch);
        }
    }

    private static Item item(JsonNode product) throws JsonProcessingException {
        var id = text(product, "id");
        if (id.isBlank()) {
            throw new IllegalArgumentException("no id");
        }
        var attributes = product.path("attributes");
        return new Item(
                id,
                text(product, "title"),
                text(product, "brand"),
                text(product, "description"),
                clean(
                        JSON.writeValueAsString(
                                attributes.isObject() ? attributes : JSON.createObjectNode())));
    }

    private static String text(JsonNode product, String name) {
        return clean(product.path(name).asText("")).strip();
    }

    /** PostgreSQL keeps no NUL, neither as it is nor escaped in JSON. */
    private static String clean(String text) {
        return text.replace("\0", "").replace("\\u0000", "");
    }
}
