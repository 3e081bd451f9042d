extension PracticeContent {
    /// Its parts in reading order.
    package var parts: [Part] { PartKind.allCases.flatMap { parts($0) } }

    package func parts(_ kind: PartKind) -> [Part] {
        zip(ids(of: kind), lines(of: kind)).enumerated().map { index, part in
            Part(id: part.0, kind: kind, number: index + 1, text: part.1)
        }
    }

    package func lines(of kind: PartKind) -> [String] {
        switch kind {
        case .principle: principles
        case .function: functions
        case .form: forms
        }
    }

    /// Names every line: those that continue one of the content before keep its name, the others are named after the
    /// revision in which they appear, so that no name is ever given twice.
    func namingParts(after old: PracticeContent?, asRevision number: Int) -> PracticeContent {
        var named = self
        var taken = Set(parts.map(\.id)).union(old?.parts.map(\.id) ?? [])
        var last = 0
        for kind in PartKind.allCases where !isNamed(kind) {
            named.partIDs[kind] = names(of: kind, after: old).map { name in
                if let name { return name }
                repeat { last += 1 } while taken.contains("\(number)-\(last)")
                taken.insert("\(number)-\(last)")
                return "\(number)-\(last)"
            }
        }
        return named
    }

    /// The same text with the names of the original's parts: a translation has them in the same order.
    func namingParts(as original: PracticeContent) -> PracticeContent {
        var named = self
        for kind in PartKind.allCases where original.lines(of: kind).count == lines(of: kind).count {
            named.partIDs[kind] = original.ids(of: kind)
        }
        return named
    }

    /// The same text with the names that its lines have in a later one: for texts from before there were names.
    func namingParts(before later: PracticeContent) -> PracticeContent {
        var named = self
        for kind in PartKind.allCases where !isNamed(kind) {
            let ids = ids(of: kind)
            let continued = PartAlignment(from: later.lines(of: kind), to: lines(of: kind)).places
            let known = later.ids(of: kind)
            named.partIDs[kind] = zip(ids, continued).map { id, place in place.map { known[$0] } ?? "earlier-\(id)" }
        }
        return named
    }

    private func isNamed(_ kind: PartKind) -> Bool { (partIDs[kind] ?? []).count == lines(of: kind).count }

    /// By their place, in a text from before there were names.
    private func ids(of kind: PartKind) -> [String] {
        isNamed(kind) ? partIDs[kind] ?? [] : lines(of: kind).indices.map { "\(kind.rawValue)-\($0 + 1)" }
    }

    private func names(of kind: PartKind, after old: PracticeContent?) -> [String?] {
        guard let old else { return lines(of: kind).map { _ in nil } }
        let known = old.ids(of: kind)
        return PartAlignment(from: old.lines(of: kind), to: lines(of: kind)).places.map { place in
            place.map { known[$0] }
        }
    }
}
