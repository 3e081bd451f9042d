import Commons
import Storage

/// The kinds of things that people look for here, in the order in which pages name them.
enum FoundKind: String, Sendable, CaseIterable, Encodable {
    case practice, replication, adaptation, organization, network, article, dossier, medium, outcome, study, indicator,
        testimony, sheet

    var kind: Kind { Kind(rawValue: rawValue) }

    /// The key of its name: « Implantation ».
    static func textKey(of kind: String) -> String { "discovery.kind.\(kind)" }

    /// The key of its name when many are meant: « Implantations ».
    var manyKey: String { "discovery.kinds.\(rawValue)" }
}
