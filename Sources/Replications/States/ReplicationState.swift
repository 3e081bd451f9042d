package import Cartography
import Storage

/// Where a replication is in its life. No state is a dead end, and none takes it off the map.
package enum ReplicationState: String, Sendable, CaseIterable, Codable, SQLBindable, SQLDecodable {
    case envisaged, preparing, running, transformed, paused
    case handedOver = "handed-over"
    case purposeMet = "purpose-met"
    case notViable = "not-viable"

    package var mark: Mark {
        switch self {
        case .envisaged: .envisaged
        case .preparing: .preparing
        case .running: .running
        case .transformed: .transformed
        case .paused: .paused
        case .handedOver: .handedOver
        case .purposeMet: .purposeMet
        case .notViable: .notViable
        }
    }

    package var textKey: String { "replications.state.\(rawValue)" }
    package var hintKey: String { "replications.state.\(rawValue).hint" }

    /// The states in which one may say that it begins.
    package static let first: [ReplicationState] = [.envisaged, .preparing, .running]

    /// It is as it began: the date of its beginning says since when.
    package var isUnderWay: Bool { self == .envisaged || self == .preparing || self == .running }

    package var isEnding: Bool { self == .handedOver || self == .purposeMet || self == .notViable }

    /// It stopped, became something else, or passed into other hands: its people are asked what others may learn from it.
    package var isHalt: Bool { !isUnderWay }

    /// What may come after it. What was given up or achieved may be taken up again.
    package var next: [ReplicationState] {
        switch self {
        case .envisaged: [.preparing, .running, .paused, .notViable]
        case .preparing: [.running, .paused, .handedOver, .notViable]
        case .running: [.transformed, .paused, .handedOver, .purposeMet, .notViable]
        case .transformed: [.running, .paused, .handedOver, .purposeMet, .notViable]
        case .paused: [.preparing, .running, .transformed, .handedOver, .purposeMet, .notViable]
        case .handedOver, .purposeMet, .notViable: [.preparing, .running]
        }
    }
}
