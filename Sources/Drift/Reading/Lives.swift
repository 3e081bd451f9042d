import Commons
import Estimates
import Replications
import Storage
import Web

/// How long replications have run, as far as it is known.
///
/// One that met its purpose or was not viable has stopped. One that was handed over or transformed goes on. Of one that is
/// paused, or of which there is no news, nothing is known from then on. Those without a known beginning, or a known end
/// where there was one, are left out.
struct Lives: Sendable {
    private let observations: [Thing.ID: Survival.Observation]

    init(_ replications: [ReplicationEntry], at now: Timestamp) {
        let today = CivilDate(now).middle
        observations = replications.reduce(into: [:]) { lives, one in
            guard let began = one.since.flatMap(CivilDate.init)?.middle, began <= today else { return }
            let reached = one.reached.flatMap(CivilDate.init)?.middle
            switch one.state {
            case .envisaged, .preparing: return
            case .purposeMet, .notViable:
                guard let reached else { return }
                lives[one.id] = .init(years: reached - began, hasEnded: true)
            case .paused:
                guard let reached else { return }
                lives[one.id] = .init(years: reached - began, hasEnded: false)
            case .running, .transformed, .handedOver:
                let last = one.silentSince.flatMap(CivilDate.init)?.middle ?? today
                lives[one.id] = .init(years: last - began, hasEnded: false)
            }
        }
    }

    func fate(of group: PartDrift.Group, _ members: Set<Thing.ID>) -> PartDrift.Fate {
        let followed = members.sorted().compactMap { observations[$0] }
        let survival = Survival(followed)
        let share = { (years: Int) in
            followed.count >= DriftMap.fewest ? survival.share(after: Double(years)) : nil
        }
        return PartDrift.Fate(
            group: group, followed: followed.count, afterOneYear: share(1), afterTwoYears: share(2),
            afterFiveYears: share(5))
    }
}

extension CivilDate {
    /// In years, in the middle of what is known: 2015 is 2015.5.
    fileprivate var middle: Double {
        guard let month else { return Double(year) + 0.5 }
        return Double(year) + (Double(month - 1) + (day.map { Double($0 - 1) / 31 } ?? 0.5)) / 12
    }
}
