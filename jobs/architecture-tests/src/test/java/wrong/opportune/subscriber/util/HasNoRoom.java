package wrong.opportune.subscriber.util;

/** A thing without a home. */
final class HasNoRoom {
    private HasNoRoom() {}
}
