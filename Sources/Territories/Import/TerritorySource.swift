package import Web

/// One file to import, plain or gzip, and what its contents are as of.
package struct TerritorySource: Sendable {
    package let file: TerritoryFile
    package let path: String
    /// Of the list itself: codes, names, parents.
    package let vintage: CivilDate
    /// Of what the list says besides: populations, and the intercommunality of a commune.
    package let figures: CivilDate

    package init(_ file: TerritoryFile, path: String, vintage: CivilDate, figures: CivilDate? = nil) {
        self.file = file
        self.path = path
        self.vintage = vintage
        self.figures = figures ?? vintage
    }

    /// From when on a link of the hierarchy is known by this file.
    func date(of hierarchy: Hierarchy) -> CivilDate { hierarchy == .intercommunal ? figures : vintage }
}
