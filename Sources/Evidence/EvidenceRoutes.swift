package import Commons
package import Storage
package import Web

package struct EvidenceRoutes: Sendable {
    let database: Database
    let world: World
    let names: Names
    let panels: Panels

    package init(database: Database, world: World, names: Names, panels: Panels) {
        self.database = database
        self.world = world
        self.names = names
        self.panels = panels
    }

    package var routes: [Route] {
        OutcomeRoutes(usual: usual(Outcomes())).routes
            + StudyRoutes(usual: usual(Studies())).routes
            + SynthesisRoutes(database: database).routes + ScaleRoutes(database: database).routes
    }

    private func usual<Subject: KindOfThing>(_ subject: Subject) -> UsualRoutes<Subject> {
        UsualRoutes(subject, database: database, world: world, names: names, panels: panels)
    }
}
