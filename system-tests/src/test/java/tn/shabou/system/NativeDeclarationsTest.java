package tn.shabou.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.lang.classfile.Attributes;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.CodeModel;
import java.lang.classfile.Instruction;
import java.lang.classfile.constantpool.ClassEntry;
import java.lang.classfile.instruction.ConstantInstruction.LoadConstantInstruction;
import java.lang.classfile.instruction.InvokeInstruction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.jar.JarFile;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What an executable would only miss when it runs: a class or a file that nobody declared. Looks
 * into what the build hands to {@code native-image}.
 */
class NativeDeclarationsTest {

    private static final String SERVICES = "{0}-service";
    private static final String DECLARED = "META-INF/native-image/";

    /** Classes of ours by name, and what is declared, of one service. */
    private record Sources(Map<String, ClassModel> classes, String reflection, String resources) {}

    @ParameterizedTest(name = SERVICES)
    @ValueSource(strings = {"api", "prospector", "orion"})
    void everyRecordThatIsMadeOfItsClassIsDeclared(String service) throws Exception {
        var sources = sources(service);
        var records = new TreeSet<String>();
        sources.classes()
                .forEach((name, model) -> {
                    if (model.superclass()
                            .filter(one -> one.asInternalName().equals("java/lang/Record"))
                            .isPresent()) {
                        records.add(name);
                    }
                });
        var made = new TreeSet<String>();
        sources.classes().values().forEach(model -> made.addAll(made(model, records)));

        assertThat(made)
                .allMatch(
                        name -> sources.reflection().contains('"' + name.replace('/', '.') + '"'));
    }

    @ParameterizedTest(name = SERVICES)
    @ValueSource(strings = {"api", "prospector", "orion"})
    void everyFileThatIsReadFromTheJarIsDeclared(String service) throws Exception {
        var sources = sources(service);
        var declared =
                Pattern.compile("\"pattern\":\"((?:[^\"\\\\]|\\\\.)*)\"")
                        .matcher(sources.resources())
                        .results()
                        .map(match -> Pattern.compile(match.group(1).replace("\\\\", "\\")))
                        .toList();
        var read = new TreeSet<String>();
        sources.classes().values().forEach(model -> read.addAll(filesRead(model)));

        assertThat(read)
                .allMatch(file -> declared.stream().anyMatch(one -> one.matcher(file).matches()));
    }

    @ParameterizedTest(name = SERVICES)
    @ValueSource(strings = {"api", "prospector"})
    void filesAndPagesOfWindowsAreUnderstood(String service) throws Exception {
        sources(service);

        assertThat(folder(service).resolve("native-image.args"))
                .content()
                .contains("-H:+AddAllCharsets");
    }

    /** Whose class is handed to somebody else, who can make one only by reflection. */
    private static Set<String> made(ClassModel model, Set<String> records) {
        var made = new TreeSet<String>();
        // Qute's are code, and need no reflection.
        if (model.thisClass().asInternalName().endsWith("_ValueResolver")) {
            return made;
        }
        for (var instructions : code(model)) {
            for (int i = 0; i + 1 < instructions.size(); i++) {
                if (instructions.get(i) instanceof LoadConstantInstruction constant
                        && constant.constantEntry() instanceof ClassEntry type
                        && instructions.get(i + 1) instanceof InvokeInstruction call
                        && !call.owner().asInternalName().startsWith("java/")) {
                    made.add(type.asInternalName());
                }
            }
        }
        model.superclass()
                .filter(one -> one.asInternalName().endsWith("/TypeReference"))
                .flatMap(_ -> model.findAttribute(Attributes.signature()))
                .ifPresent(signature ->
                        records.stream()
                                .filter(one ->
                                        signature
                                                .signature()
                                                .stringValue()
                                                .contains("L" + one + ";"))
                                .forEach(made::add));
        made.retainAll(records);
        return made;
    }

    private static Set<String> filesRead(ClassModel model) {
        var files = new TreeSet<String>();
        for (var instructions : code(model)) {
            for (int i = 0; i + 1 < instructions.size(); i++) {
                if (instructions.get(i) instanceof LoadConstantInstruction constant
                        && constant.constantValue() instanceof String file
                        && instructions.get(i + 1) instanceof InvokeInstruction call
                        && call.name().stringValue().startsWith("getResource")) {
                    files.add(file.replaceFirst("^/", ""));
                }
            }
        }
        return files;
    }

    private static List<List<Instruction>> code(ClassModel model) {
        return model.methods().stream()
                .flatMap(method -> method.code().stream())
                .map(NativeDeclarationsTest::instructions)
                .toList();
    }

    private static List<Instruction> instructions(CodeModel code) {
        return code.elementStream()
                .flatMap(one -> one instanceof Instruction i ? Stream.of(i) : Stream.empty())
                .toList();
    }

    private static Path folder(String service) {
        return Path.of("..", service + "-service", "target/native-sources");
    }

    private static Sources sources(String service) throws IOException {
        var folder = folder(service);
        assumeTrue(Files.isDirectory(folder), "prepared by ./shabou test only");
        var jars = new ArrayList<Path>();
        try (var all = Files.walk(folder)) {
            all.filter(file ->
                            file.toString().endsWith("-runner.jar")
                                    || file.getFileName().toString().startsWith("tn.shabou."))
                    .forEach(jars::add);
        }
        var classes = new HashMap<String, ClassModel>();
        var declared = new StringBuilder();
        var resources = new StringBuilder();
        for (var jar : jars) {
            try (var file = new JarFile(jar.toFile())) {
                for (var entry : file.stream().toList()) {
                    var name = entry.getName();
                    if (name.startsWith("tn/shabou/") && name.endsWith(".class")) {
                        var bytes = file.getInputStream(entry).readAllBytes();
                        classes.put(name.replace(".class", ""), ClassFile.of().parse(bytes));
                    } else if (name.startsWith(DECLARED) && name.endsWith("-config.json")) {
                        var text =
                                new String(
                                        file.getInputStream(entry).readAllBytes(),
                                        StandardCharsets.UTF_8);
                        (name.endsWith("resource-config.json") ? resources : declared).append(text);
                    }
                }
            }
        }
        return new Sources(classes, declared.toString(), resources.toString());
    }
}
