package dev.jural.readme;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import dev.jural.engine.Engine;
import java.io.File;
import java.io.StringWriter;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The Java that the README shows compiles and gives what it says. */
class ReadmeTest {
  @TempDir Path folder;

  @Test
  void theJavaOfTheReadmeRuns() throws Exception {
    String readme = Files.readString(Path.of("README.md"));
    String section = readme.substring(readme.indexOf("## Use it from Java"));
    String begin = "```java\n";
    String code = section.substring(section.indexOf(begin) + begin.length());
    assertEquals(
        List.of(true, List.of("port 22 is privileged")),
        run(code.substring(0, code.indexOf("```"))));
  }

  /** Where the classes are that the sample uses; a test runner hides its own class path. */
  private static String classPath() {
    return Stream.of(Engine.class, TypeReference.class, JsonNode.class, JsonInclude.class)
        .map(used -> used.getProtectionDomain().getCodeSource().getLocation())
        .map(place -> Path.of(URI.create(place.toString())).toString())
        .collect(Collectors.joining(File.pathSeparator));
  }

  private Object run(String code) throws Exception {
    String source =
        """
        import com.fasterxml.jackson.core.type.TypeReference;
        import dev.jural.engine.*;
        import java.util.*;
        public final class Shown implements java.util.concurrent.Callable<Object> {
          @Override public Object call() {
        %s
            return List.of(isAllowed, messages);
          }
        }
        """
            .formatted(code);
    JavaCompiler compiler = Objects.requireNonNull(ToolProvider.getSystemJavaCompiler());
    StringWriter messages = new StringWriter();
    JavaFileObject file =
        new SimpleJavaFileObject(URI.create("string:///Shown.java"), JavaFileObject.Kind.SOURCE) {
          @Override
          public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return source;
          }
        };
    List<String> options = List.of("-d", folder.toString(), "-cp", classPath(), "-proc:none");
    boolean isCompiled =
        compiler.getTask(messages, null, null, options, null, List.of(file)).call();
    assertEquals("", messages.toString());
    assertEquals(true, isCompiled);
    URL[] places = {folder.toUri().toURL()};
    try (URLClassLoader loader = new URLClassLoader(places, getClass().getClassLoader())) {
      Class<?> shown = loader.loadClass("Shown");
      return ((Callable<?>) shown.getDeclaredConstructor().newInstance()).call();
    }
  }
}
