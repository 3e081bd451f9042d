extension OpenLicence {
    /// Why something cannot become part of what is shared under other terms.
    package enum Obstacle: String, Sendable, CaseIterable {
        /// It may not be changed, and becoming part of something else changes it.
        case unchanged
        /// It asks that all of it be shared under its own terms, which are others.
        case sameLicence = "same-licence"
        /// It forbids commerce, which the whole allows.
        case commerce
        /// It asks for the names of its authors, which the whole lets go.
        case attribution
    }

    /// What stands in the way of this becoming part of a whole under `other`; nil when nothing does. (Creative Commons, "Adapter's
    /// licence chart", and "Compatible licences" for versions: the same terms of a later version are the same terms.)
    package func obstacle(within other: OpenLicence) -> Obstacle? {
        if self == other && allowsAdaptation { return nil }
        if !allowsAdaptation { return .unchanged }
        if asksForSameLicence { return isContinued(by: other) ? nil : .sameLicence }
        if !allowsCommerce && other.allowsCommerce { return .commerce }
        return asksForAttribution && !other.asksForAttribution ? .attribution : nil
    }

    private func isContinued(by other: OpenLicence) -> Bool {
        other.asksForSameLicence && other.allowsCommerce == allowsCommerce && other.version >= version
    }

    /// The number at the end of its name, as tenths: no licence has had more than nine minor versions.
    private var version: Int { Int(id.filter(\.isNumber).suffix(2)) ?? 0 }

    /// The known licences under which a whole with this in it could be shared.
    package var wholes: [OpenLicence] { Self.all.filter { obstacle(within: $0) == nil } }
}
