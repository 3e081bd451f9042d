import Labels
import Storage
import Testing
import Web

/// What may follow what, without any page.
@Suite struct LabelMachineTests {
    /// The table again, in other words than the code's: where each act leads from where, whatever the calendar says.
    private static let table: [(LabelState, LabelAct, LabelState)] = [
        (.asked, .name, .visiting), (.asked, .takeBack, .left), (.appealed, .name, .visiting),
        (.appealed, .takeBack, .left), (.visiting, .name, .visiting), (.visiting, .agree, .visiting),
        (.visiting, .leave, .visiting), (.visiting, .find, .visiting), (.visiting, .report, .reported),
        (.visiting, .takeBack, .left), (.reported, .grant, .granted), (.reported, .refuse, .refused),
        (.reported, .takeBack, .left), (.refused, .ask, .asked), (.refused, .answer, .answered),
        (.refused, .appeal, .appealed), (.answered, .ask, .asked), (.answered, .appeal, .appealed),
        (.answered, .name, .visiting), (.withdrawn, .ask, .asked), (.withdrawn, .answer, .answered),
        (.withdrawn, .appeal, .appealed), (.left, .ask, .asked),
    ]

    @Test(arguments: LabelState.allCases)
    func `what the table does not name is refused, from every state and at every time`(_ state: LabelState) {
        for act in LabelAct.allCases {
            for validity in LabelValidity.allCases {
                var expected = Self.table.first { $0.0 == state && $0.1 == act }?.2
                if state == .granted && act == .ask && validity.isRenewable { expected = .asked }
                if state == .granted && act == .name && validity.isRenewable { expected = .visiting }
                if act == .giveBack && validity.stands { expected = .left }
                if act == .withdraw && validity.stands { expected = .withdrawn }

                #expect(state.next(after: act, while: validity) == expected, "\(state) \(act) \(validity)")
            }
        }
    }

    @Test(arguments: LabelState.allCases)
    func `no state is a dead end: from each one a label may be granted`(_ state: LabelState) {
        var reached: Set<LabelState> = [state]
        for _ in LabelState.allCases {
            for from in reached {
                for act in LabelAct.allCases {
                    if let next = from.next(after: act, while: .expired) { reached.insert(next) }
                }
            }
        }

        #expect(reached.contains(.granted))
    }

    @Test(arguments: LabelState.allCases, LabelValidity.allCases)
    func `those who carry a replication are never stuck: there is always something that they can do`(
        state: LabelState, validity: LabelValidity
    ) {
        // What is granted has an end.
        guard state != .granted || validity != .none else { return }
        let acts = LabelAct.allCases.filter { $0.bar(for: [.carrier]) == nil }

        #expect(acts.contains { state.next(after: $0, while: validity) != nil })
    }

    @Test(arguments: LabelAct.allCases)
    func `an act is for its own parties, and nobody decides on what they carry or visited`(_ act: LabelAct) {
        for party in LabelParty.allCases {
            #expect((act.bar(for: [party]) == nil) == act.parties.contains(party), "\(act) \(party)")
        }
        #expect(act.bar(for: []) != nil)
        if act.parties == [.issuer] { #expect(act.bar(for: [.issuer, .carrier]) == "labels.error.ownReplication") }
        if act == .grant || act == .refuse {
            #expect(act.bar(for: [.issuer, .visitor]) == "labels.error.ownVisit")
        }
        if act == .find || act == .report {
            #expect(act.bar(for: [.visitor, .carrier]) == "labels.error.visitorCarries")
        }
    }

    @Test(
        arguments: [
            (nil, .none), ("2026-11-23", .expired), ("2026-11-24", .due), ("2027-01-23", .due),
            ("2027-01-24", .standing),
        ] as [(String?, LabelValidity)])
    func `a label stands through its last day, and is due sixty days before it`(
        last: String?, validity: LabelValidity
    ) {
        let noon = Timestamp(rawValue: 1_795_521_600_000)

        #expect(LabelValidity(until: last.flatMap(CivilDate.init), at: noon) == validity)
    }
}
