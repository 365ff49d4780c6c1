package wrong.opportune.engine;

import java.io.IOException;
import java.net.Socket;

/** A pure room that calls out. */
final class Calls {
    private Calls() {}

    static Socket call() throws IOException {
        return new Socket();
    }
}
