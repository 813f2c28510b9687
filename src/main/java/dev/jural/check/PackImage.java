package dev.jural.check;

import dev.jural.engine.Engine;
import dev.jural.engine.EngineImage;
import dev.jural.value.RegoObject;
import dev.jural.value.RegoString;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A PackImage is the built-in pack, compiled when Jural is built: most runs need no other policy,
 * and compiling the pack is most of what a short run would do.
 *
 * @param revision of the pack, as {@link PolicySet#revision()}
 * @param image the compiled policies and their data
 */
public record PackImage(String revision, EngineImage image) {
  private static final String RESOURCE = "/policies/pack.image";

  /** The image on the class path; none in a build that did not make it. */
  public static Optional<PackImage> find() {
    try (InputStream in = PackImage.class.getResourceAsStream(RESOURCE)) {
      if (in == null) {
        return Optional.empty();
      }
      DataInputStream data = new DataInputStream(new BufferedInputStream(in, 1 << 16));
      return Optional.of(new PackImage(data.readUTF(), EngineImage.read(data)));
    } catch (IOException e) {
      throw new IllegalStateException("the image of the built-in policies cannot be read", e);
    }
  }

  /** Compiles the pack and writes the image; called by the build with the file to write. */
  public static void main(String[] args) throws IOException {
    PolicySet pack = new PolicyLoader().addPack().load();
    RegoObject data = pack.data().with(RegoString.of("jural"), RegoObject.EMPTY);
    Engine.Builder builder = Engine.builder().data(data);
    pack.modules().forEach(builder::module);
    Path file = Path.of(args[0]);
    try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
      DataOutputStream header = new DataOutputStream(out);
      header.writeUTF(pack.revision());
      header.flush();
      EngineImage.write(builder.build(), out);
    }
  }
}
