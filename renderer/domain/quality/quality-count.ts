/** What WebRTC has counted of a call's sound so far. What it does not tell is undefined. */
export interface QualityCount {
  /** Codec of what comes in, as in SDP, maybe with its rate: `opus`, `G722`. */
  readonly codec?: string | undefined;
  /** RTP packets that have come in, have not, and have come too late to be played. */
  readonly received?: number | undefined;
  readonly lost?: number | undefined;
  readonly discarded?: number | undefined;
  /** Of what comes in, in s (RFC 3550 §6.4.1). */
  readonly jitter?: number | undefined;
  /** Samples played, and those among them that were made up for missing ones. */
  readonly samples?: number | undefined;
  readonly concealed?: number | undefined;
  /** Sum of the time that samples have waited for latecomers, in s, and how many samples that were. */
  readonly bufferDelay?: number | undefined;
  readonly buffered?: number | undefined;
  /** Sums of squared loudness and of time, in s, of what is heard and of what the microphone gives. */
  readonly heardEnergy?: number | undefined;
  readonly heardTime?: number | undefined;
  readonly spokenEnergy?: number | undefined;
  readonly spokenTime?: number | undefined;
  /** As the other side says it of what we send (RFC 3550 §6.4.1): to and fro in s, part of the packets lost since its last report. */
  readonly roundTrip?: number | undefined;
  readonly lostThere?: number | undefined;
  /** When that report came, in ms: what it says is true of the time before it only. */
  readonly reportedThere?: number | undefined;
}
