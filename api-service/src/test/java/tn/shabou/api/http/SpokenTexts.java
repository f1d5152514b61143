package tn.shabou.api.http;

import com.sun.source.tree.BinaryTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.ParenthesizedTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreeScanner;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import javax.tools.ToolProvider;

/** What the service may say about a refusal, read from its source: titles and details. */
record SpokenTexts(Set<String> constant, Set<String> untranslatable) {

    private static final Path SOURCE = Path.of("src/main/java");
    private static final Set<String> SPEAKERS = Set.of("Problem", "Problem.Fault", "Fault");

    static SpokenTexts all() throws IOException {
        var texts = new SpokenTexts(new TreeSet<>(), new TreeSet<>());
        var compiler = ToolProvider.getSystemJavaCompiler();
        try (var files = compiler.getStandardFileManager(null, null, null)) {
            var task =
                    (JavacTask)
                            compiler.getTask(
                                    null,
                                    files,
                                    null,
                                    null,
                                    null,
                                    files.getJavaFileObjectsFromPaths(sources()));
            for (var unit : task.parse()) {
                var passesOn = unit.getSourceFile().getName().endsWith("http/Problem.java");
                texts.new Reading(passesOn).scan(unit, null);
            }
        }
        texts.constant.addAll(titles());
        return texts;
    }

    private static List<Path> sources() throws IOException {
        try (var all = Files.walk(SOURCE)) {
            return all.filter(file -> file.toString().endsWith(".java")).toList();
        }
    }

    private static List<String> titles() throws IOException {
        return sources().stream()
                .filter(file -> file.getFileName().toString().endsWith("Problem.java"))
                .map(file -> SOURCE.relativize(file).toString())
                .map(file -> file.substring(0, file.length() - ".java".length()).replace('/', '.'))
                .flatMap(SpokenTexts::types)
                .map(ProblemType::title)
                .toList();
    }

    private static Stream<ProblemType> types(String name) {
        try {
            var type = Class.forName(name);
            return type.isEnum() && ProblemType.class.isAssignableFrom(type)
                    ? Stream.of(type.getEnumConstants()).map(ProblemType.class::cast)
                    : Stream.empty();
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * Walks a file; a text that is made up while running cannot be looked up in another language.
     */
    private final class Reading extends TreeScanner<Void, Void> {

        private final Set<String> strings = new HashSet<>();
        private final boolean passesOn;

        /**
         * @param passesOn whether the file may hand on texts that it was given
         */
        private Reading(boolean passesOn) {
            this.passesOn = passesOn;
        }

        @Override
        public Void visitMethod(MethodTree method, Void nothing) {
            strings.clear();
            method.getParameters().stream()
                    .filter(parameter -> "String".equals(String.valueOf(parameter.getType())))
                    .forEach(parameter -> strings.add(parameter.getName().toString()));
            return super.visitMethod(method, nothing);
        }

        @Override
        public Void visitNewClass(NewClassTree made, Void nothing) {
            if (SPEAKERS.contains(made.getIdentifier().toString())
                    && made.getArguments().size() > 1) {
                note(made.getArguments().get(1));
            }
            return super.visitNewClass(made, nothing);
        }

        @Override
        public Void visitMethodInvocation(MethodInvocationTree call, Void nothing) {
            if (call.getMethodSelect().toString().equals("Wording.of")) {
                note(call.getArguments().getFirst());
            }
            return super.visitMethodInvocation(call, nothing);
        }

        private void note(ExpressionTree text) {
            var found = constant(text);
            found.ifPresent(constant::add);
            if (found.isEmpty()
                    && !passesOn
                    && (text instanceof BinaryTree
                            || text.toString().contains(".formatted(")
                            || text instanceof IdentifierTree name
                                    && strings.contains(name.getName().toString()))) {
                untranslatable.add(text.toString());
            }
        }

        private static Optional<String> constant(ExpressionTree text) {
            return switch (text) {
                case LiteralTree literal -> Optional.of(String.valueOf(literal.getValue()));
                case ParenthesizedTree inner -> constant(inner.getExpression());
                case BinaryTree sum ->
                        constant(sum.getLeftOperand())
                                .flatMap(left -> constant(sum.getRightOperand()).map(left::concat));
                default -> Optional.empty();
            };
        }
    }
}
