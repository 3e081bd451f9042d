import Practices

/// The questions that FRAME asks of a change (Wiltsey Stirman, Baumann & Miller 2019, doi:10.1186/s13012-019-0898-y).
/// The words of their answers are in the vocabulary, under `frame-<key>`.
package enum FrameFacet: String, Sendable, CaseIterable, Codable {
    case when, planned
    case decidedBy = "decided-by"
    case modified, level, nature, fidelity, goals, reasons

    package var scheme: String { "frame-\(rawValue)" }

    /// Several answers may be true at once.
    package var takesMany: Bool {
        switch self {
        case .decidedBy, .modified, .nature, .goals, .reasons: true
        case .when, .planned, .level, .fidelity: false
        }
    }
}
