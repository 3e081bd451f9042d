import Web

/// What an import has to do, computed from what the files say and what is here: a pure value, written nowhere.
struct TerritoryPlan: Sendable {
    /// A territory to write; `known` is nil when it is new.
    struct Change: Sendable {
        let record: TerritoryRecord
        let known: KnownTerritory?
    }

    struct Closing: Sendable, Equatable {
        let id: Territory.ID
        let date: CivilDate
        let successor: Territory.ID?
    }

    struct FilePlan: Sendable {
        let source: TerritorySource
        var changes: [Change] = []
        var closings: [Closing] = []
        var rentalValues: [ReadRentalValue] = []

        var total: Int { changes.count + closings.count + rentalValues.count }
    }

    private(set) var files: [FilePlan] = []
    private(set) var report = ImportReport()

    var total: Int { files.reduce(0) { $0 + $1.total } }

    private let known: KnownTerritories
    /// What can be a parent: what is here and goes on, and what has been read.
    private var present: Set<Territory.ID>
    /// What has been read, with its administrative parent.
    private var listed: [Territory.ID: Territory.ID?] = [:]

    /// A file that has lost more than this share of its territories is taken for a part of a list.
    private static let greatestLoss = 0.1

    init(_ read: [ReadFile], over known: KnownTerritories) {
        self.known = known
        present = Set(known.territories.filter(\.value.isCurrent).keys)
        let mergers = read.flatMap(\.successions)
        for file in read.sorted(by: { $0.source.file.order < $1.source.file.order }) {
            if let imported = known.vintages[file.source.file], file.source.vintage < imported {
                refuse(file, because: .olderVintage(imported: imported.rawValue))
            } else if file.source.file == .mergers {
                addMergers(file)
            } else if file.source.file == .rentalValues {
                addRentalValues(file)
            } else {
                add(file, mergers)
            }
        }
    }

    private mutating func refuse(_ file: ReadFile, because reason: RefusedLine.Reason) {
        var report = FileReport(file.source)
        report.refused = [RefusedLine(line: 1, reason: reason)]
        self.report.files.append(report)
    }

    private mutating func add(_ file: ReadFile, _ mergers: [ReadSuccession]) {
        var report = FileReport(file.source)
        var plan = FilePlan(source: file.source)
        report.refused = file.refused
        for read in Self.parentsFirst(file.records) {
            if let reason = refusal(of: read) {
                report.refused.append(RefusedLine(line: read.line, reason: reason))
                continue
            }
            let record = read.record
            present.insert(record.id)
            listed.updateValue(record.parents[.administrative], forKey: record.id)
            let known = known.territories[record.id]
            if let known, known.isCurrent, known.record == record {
                report.unchanged += 1
            } else {
                plan.changes.append(Change(record: record, known: known))
                if known == nil { report.added += 1 } else { report.changed += 1 }
            }
        }
        report.refused.sort { $0.line < $1.line }
        close(mergers, in: &plan, &report)
        files.append(plan)
        self.report.files.append(report)
    }

    private func refusal(of read: ReadRecord) -> RefusedLine.Reason? {
        if listed[read.record.id] != nil { return .repeatedCode(read.record.code) }
        for (_, parent) in read.record.parents where !present.contains(parent) {
            return .unknownParent(parent.rawValue)
        }
        if let region = read.claimedRegion, let department = read.record.parents[.administrative],
            let actual = listed[department] ?? known.territories[department]?.record.parents[.administrative],
            actual != region
        {
            return .contradictoryRegion(region.rawValue)
        }
        return nil
    }

    /// What the file no longer has is closed, unless the file cannot be trusted to be whole.
    private mutating func close(
        _ mergers: [ReadSuccession], in plan: inout FilePlan, _ report: inout FileReport
    ) {
        let echelons = plan.source.file.echelons
        let before = known.territories.filter { $1.isCurrent && echelons.contains($1.record.echelon) }.keys
        let missing = before.filter { listed[$0] == nil }.sorted()
        let isWhole = missing.count <= 10 || Double(missing.count) <= Self.greatestLoss * Double(before.count)
        guard report.refused.isEmpty, isWhole else {
            report.withheld = missing.count
            return
        }
        let dates = Dictionary(mergers.map { ($0.succession.from, $0.succession.date) }) { _, last in last }
        present.subtract(missing)
        plan.closings = missing.map { Closing(id: $0, date: dates[$0] ?? plan.source.vintage, successor: nil) }
        report.closed = missing.count
    }

    private static func parentsFirst(_ records: [ReadRecord]) -> [ReadRecord] {
        let ids = Set(records.map(\.record.id))
        let (below, above) = records.reduce(into: ([ReadRecord](), [ReadRecord]())) { parts, read in
            let isBelow = read.record.parents.values.contains(where: ids.contains)
            if isBelow { parts.0.append(read) } else { parts.1.append(read) }
        }
        return below.isEmpty || above.isEmpty ? records : above + parentsFirst(below)
    }
}

extension TerritoryPlan {
    private mutating func addMergers(_ file: ReadFile) {
        var report = FileReport(file.source)
        var plan = FilePlan(source: file.source)
        report.refused = file.refused
        var successors = known.territories.compactMapValues(\.successor)
        for read in file.successions {
            let succession = read.succession
            if let reason = refusal(of: succession, successors) {
                report.refused.append(RefusedLine(line: read.line, reason: reason))
            } else if successors[succession.from] == succession.to {
                report.unchanged += 1
            } else {
                successors[succession.from] = succession.to
                let date = known.territories[succession.from]?.validUntil ?? succession.date
                plan.closings.append(Closing(id: succession.from, date: date, successor: succession.to))
                report.added += 1
            }
        }
        report.refused.sort { $0.line < $1.line }
        files.append(plan)
        self.report.files.append(report)
    }

    private func refusal(
        of succession: Succession, _ successors: [Territory.ID: Territory.ID]
    ) -> RefusedLine.Reason? {
        let (from, to) = (succession.from, succession.to)
        guard known.territories[from] != nil else { return .unknownTerritory(from.rawValue) }
        guard present.contains(to) || known.territories[to] != nil else { return .unknownTerritory(to.rawValue) }
        guard listed[from] == nil else { return .stillListed(from.rawValue) }
        var next: Territory.ID? = to
        while let territory = next {
            if territory == from { return .circular(from.rawValue) }
            next = successors[territory]
        }
        return nil
    }
}

extension TerritoryPlan {
    private mutating func addRentalValues(_ file: ReadFile) {
        var report = FileReport(file.source)
        var plan = FilePlan(source: file.source)
        report.refused = file.refused
        var told = Set<Territory.ID>()
        for read in file.rentalValues {
            if !present.contains(read.id) {
                report.refused.append(RefusedLine(line: read.line, reason: .unknownTerritory(read.id.rawValue)))
            } else if !told.insert(read.id).inserted {
                report.refused.append(RefusedLine(line: read.line, reason: .repeatedCode(read.id.rawValue)))
            } else if known.rentalValues[read.id] == read.euros {
                report.unchanged += 1
            } else {
                plan.rentalValues.append(read)
                if known.rentalValues[read.id] == nil { report.added += 1 } else { report.changed += 1 }
            }
        }
        report.refused.sort { $0.line < $1.line }
        files.append(plan)
        self.report.files.append(report)
    }
}

extension TerritoryFile {
    var order: Int { Self.allCases.firstIndex(of: self) ?? 0 }
}
