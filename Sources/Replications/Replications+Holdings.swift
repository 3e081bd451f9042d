package import Commons
import Storage
import Territories

extension Replications {
    /// Its state follows from its history, which comes as another holding.
    package var holding: Holding {
        holding("replications", filling: ["replications", "replication_organizations", "replication_parents"]) {
            content, tx in
            try Territory.find(content.territory, in: tx) == nil ? content.territory.rawValue : nil
        }
    }

    package static var stateChanges: Holding { HeldStateChange.holding }

    package static var endings: Holding { HeldEnding.holding }
    package static var stepVersions: Holding { StepVersion.holding }
    package static var followedEditions: Holding { HeldFollowedEdition.holding }
}

extension Adaptations {
    package var holding: Holding {
        holding("adaptations", filling: ["adaptations", "adaptation_facets", "adaptation_parts"])
    }
}
