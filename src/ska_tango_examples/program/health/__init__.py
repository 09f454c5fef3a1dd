"""How a device server tells its health by HTTP; imported only where somebody wants to know."""
