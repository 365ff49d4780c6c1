package wrong.opportune.live;

import java.io.IOException;
import java.io.ObjectOutputStream;
import java.io.OutputStream;

/** State as Java objects. */
final class SerializesJava {
    private SerializesJava() {}

    static void write(OutputStream out) throws IOException {
        new ObjectOutputStream(out).writeObject("state");
    }
}
