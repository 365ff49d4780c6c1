package org.opportune.simulators.frames;

import static org.opportune.simulators.frames.LayerThree.call;

import java.io.IOException;
import java.nio.file.Path;

/** What a switch lives through and no recorded capture at hand holds; synthetic, a capture each, of one phone. */
public enum RareCase {
    /** The number dialled does not exist (cause 1). */
    VACANT_NUMBER {
        @Override
        void play(Scene scene) {
            Dialogue dialogue = scene.callTo("+99900112233");
            scene.hangUp(dialogue, scene.now(2_000), false, 1);
        }
    },
    EMERGENCY_CALL {
        @Override
        void play(Scene scene) {
            Dialogue dialogue = scene.dialogue();
            long next = dialogue.open(scene.now(0), scene.request(LayerThree.EMERGENCY));
            next = dialogue.phoneHears(next, LayerThree.serviceAccept());
            next = dialogue.phoneSays(next, LayerThree.emergencySetup());
            dialogue.phoneHears(next, call(true, LayerThree.CALL_PROCEEDING));
            scene.answer(dialogue, scene.now(1_000));
            scene.hangUp(dialogue, scene.now(30_000), true, 16);
        }
    },
    HOLD_AND_RETRIEVE {
        @Override
        void play(Scene scene) {
            Dialogue dialogue = scene.callTo("+99900112233");
            scene.answer(dialogue, scene.now(2_000));
            dialogue.phoneHears(
                    dialogue.phoneSays(scene.now(5_000), call(false, LayerThree.HOLD)),
                    call(true, LayerThree.HOLD_ACKNOWLEDGE));
            dialogue.phoneHears(
                    dialogue.phoneSays(scene.now(9_000), call(false, LayerThree.RETRIEVE)),
                    call(true, LayerThree.RETRIEVE_ACKNOWLEDGE));
            scene.hangUp(dialogue, scene.now(20_000), true, 16);
        }
    },
    /** The phone is switched on: location update of the kind IMSI attach. */
    ATTACH {
        @Override
        void play(Scene scene) {
            Dialogue dialogue = scene.dialogue();
            byte[] request = LayerThree.locationUpdateRequest(
                    LayerThree.ATTACH, scene.here().area(), Digits.imsi(scene.imsi()));
            long next = dialogue.open(scene.now(0), Bssmap.completeLayerThree(scene.here(), request));
            next = dialogue.phoneHears(next, LayerThree.locationUpdateAccept(scene.here(), 0x1234));
            dialogue.clear(dialogue.phoneSays(next, LayerThree.tmsiReallocationComplete()));
        }
    },
    /** The switch refuses the connection that brings a detach, and has read it all the same. */
    REFUSED_CONNECTION {
        @Override
        void play(Scene scene) {
            byte[] detach = LayerThree.detach(Digits.imsi(scene.imsi()));
            scene.dialogue().openAndRefuse(scene.now(0), Bssmap.completeLayerThree(scene.here(), detach));
        }
    },
    /** The controller releases the connection in the middle of a call. */
    RELEASED_BY_CONTROLLER {
        @Override
        void play(Scene scene) {
            Dialogue dialogue = scene.callTo("+99900112233");
            scene.answer(dialogue, scene.now(2_000));
            dialogue.drop(scene.now(8_000), 0x03);
        }
    },
    /** The controller starts anew in the middle of a call; nobody says good-bye. */
    RESET_IN_MID_CALL {
        @Override
        void play(Scene scene) {
            Dialogue dialogue = scene.callTo("+99900112233");
            scene.answer(dialogue, scene.now(2_000));
            scene.say(scene.now(9_000), true, Sccp.unit(Bssmap.reset(0x20)));
            scene.say(scene.now(9_050), false, Sccp.unit(Bssmap.resetAcknowledge()));
        }
    },
    /** What the phone says comes in two pieces, which are two chunks of one packet. */
    SEGMENTED {
        @Override
        void play(Scene scene) {
            Dialogue dialogue = scene.dialogue();
            long next = dialogue.open(scene.now(0), scene.request(LayerThree.CALL));
            next = dialogue.phoneHears(next, LayerThree.serviceAccept());
            dialogue.controllerSaysInPieces(next, Bssmap.toPhone(0, LayerThree.setupTo("+99900112233")));
            scene.answer(dialogue, scene.now(2_000));
            scene.hangUp(dialogue, scene.now(12_000), true, 16);
        }
    },
    /** The call moves to a cell of another controller, and is ended there. */
    HANDOVER_TO_ANOTHER_CONTROLLER {
        @Override
        void play(Scene scene) {
            Dialogue dialogue = scene.callTo("+99900112233");
            scene.answer(dialogue, scene.now(2_000));
            Handover.play(scene, dialogue, scene.now(6_000));
        }
    };

    /** A capture of it; always the same octets. */
    public void write(Path file) throws IOException {
        try (CaptureFile capture = new CaptureFile(file)) {
            Scene scene = new Scene(capture);
            play(scene);
            scene.end();
        }
    }

    abstract void play(Scene scene);
}
