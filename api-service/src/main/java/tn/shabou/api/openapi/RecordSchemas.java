package tn.shabou.api.openapi;

import java.lang.reflect.Modifier;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.jboss.jandex.ClassInfo;
import org.jboss.jandex.DotName;
import org.jboss.jandex.FieldInfo;
import org.jboss.jandex.IndexView;
import org.jboss.jandex.MethodInfo;

/**
 * Tells the schemas of our records what the scanner does not see: that a {@code @Nullable}
 * component may be null, that {@code @JsonFormat(shape = STRING)} makes a number a string, and that
 * methods nobody outside may call are no properties.
 */
final class RecordSchemas {

    private static final String OURS = "tn.shabou.";
    private static final DotName NULLABLE =
            DotName.createSimple("org.jspecify.annotations.Nullable");
    private static final DotName SCHEMA =
            DotName.createSimple("org.eclipse.microprofile.openapi.annotations.media.Schema");
    private static final DotName FORMAT =
            DotName.createSimple("com.fasterxml.jackson.annotation.JsonFormat");
    private static final DotName IGNORED =
            DotName.createSimple("com.fasterxml.jackson.annotation.JsonIgnore");
    private static final DotName UNWRAPPED =
            DotName.createSimple("com.fasterxml.jackson.annotation.JsonUnwrapped");

    private final IndexView index;
    private final List<ClassInfo> records;

    RecordSchemas(IndexView index) {
        this.index = index;
        this.records =
                index.getKnownClasses().stream()
                        .filter(ClassInfo::isRecord)
                        .filter(type -> type.name().toString().startsWith(OURS))
                        .toList();
    }

    void mend(OpenAPI document) {
        var schemas = document.getComponents().getSchemas();
        schemas.forEach((name, schema) -> {
            if (schema.getProperties() != null) {
                records.stream()
                        .filter(type -> isNamedAfter(name, type))
                        .filter(type ->
                                schema.getProperties()
                                        .keySet()
                                        .containsAll(components(type).keySet()))
                        .forEach(type -> mend(schema, type));
            }
        });
    }

    /** A schema is called as its record, with its type arguments or a number behind it. */
    private static boolean isNamedAfter(String schema, ClassInfo type) {
        var named = type.declaredAnnotation(SCHEMA);
        return schema.startsWith(
                named != null && named.value("name") != null
                        ? named.value("name").asString()
                        : type.name().withoutPackagePrefix().replaceAll(".*\\$", ""));
    }

    private void mend(Schema schema, ClassInfo type) {
        var components = components(type);
        var properties = new HashMap<>(schema.getProperties());
        properties.keySet().removeIf(name -> isHidden(name, type));
        components.forEach((name, component) ->
                properties.computeIfPresent(name, (_, property) -> mended(property, component)));
        var inOrder = new LinkedHashMap<String, Schema>();
        Stream.concat(components.keySet().stream(), schema.getProperties().keySet().stream())
                .filter(properties::containsKey)
                .forEach(name -> inOrder.putIfAbsent(name, properties.get(name)));
        schema.setProperties(inOrder);
    }

    private static Schema mended(Schema property, FieldInfo component) {
        var mended = isString(component) ? decimal() : property;
        return component.type().hasAnnotation(NULLABLE) ? orNull(mended) : mended;
    }

    private static Schema decimal() {
        return OASFactory.createSchema()
                .addType(Schema.SchemaType.STRING)
                .format("decimal")
                .pattern("^-?[0-9]+(\\.[0-9]+)?$");
    }

    private static Schema orNull(Schema schema) {
        var type = schema.getType();
        if (type != null && type.contains(Schema.SchemaType.NULL)) {
            return schema;
        }
        if (schema.getRef() != null || type == null) {
            return OASFactory.createSchema()
                    .addAnyOf(schema)
                    .addAnyOf(OASFactory.createSchema().addType(Schema.SchemaType.NULL));
        }
        return schema.addType(Schema.SchemaType.NULL);
    }

    private static boolean isString(FieldInfo component) {
        var format = component.annotation(FORMAT);
        return format != null
                && format.value("shape") != null
                && Objects.equals(format.value("shape").asEnum(), "STRING");
    }

    /**
     * Whether a property stems from a method such as {@code boolean isKnown()} for our eyes only.
     */
    private boolean isHidden(String property, ClassInfo type) {
        var getters = type.methods().stream().filter(method -> isGetter(method, property)).toList();
        return !components(type).containsKey(property)
                && !getters.isEmpty()
                && getters.stream().noneMatch(getter -> Modifier.isPublic(getter.flags()));
    }

    private static boolean isGetter(MethodInfo method, String property) {
        return method.parametersCount() == 0
                && (method.name().equalsIgnoreCase("is" + property)
                        || method.name().equalsIgnoreCase("get" + property));
    }

    /**
     * The components, as the fields that hold them, by their names in JSON; those of unwrapped
     * records among them.
     */
    private Map<String, FieldInfo> components(ClassInfo type) {
        var all = new LinkedHashMap<String, FieldInfo>();
        for (var component : type.fieldsInDeclarationOrder()) {
            if (Modifier.isStatic(component.flags()) || component.hasAnnotation(IGNORED)) {
                continue;
            }
            var inner =
                    component.hasAnnotation(UNWRAPPED)
                            ? index.getClassByName(component.type().name())
                            : null;
            if (inner == null) {
                all.put(component.name(), component);
            } else {
                all.putAll(components(inner));
            }
        }
        return all;
    }
}
