//! Which network addresses a fetch may go to. The check stands in the resolver, so that it holds for the address that is
//! really used: after every redirect, and whatever the name server answers the second time.

use super::PrivateNetwork;
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};
use ureq::{
    Error,
    config::Config,
    http::Uri,
    unversioned::{
        resolver::{DefaultResolver, ResolvedSocketAddrs, Resolver},
        transport::NextTimeout,
    },
};

/// What the resolver says about a refused address; told apart by this text.
pub(crate) const REFUSED: &str = "private network address";

/// Resolves names, and refuses addresses that are not public unless they are allowed.
#[derive(Debug)]
pub(crate) struct Guard {
    inner: DefaultResolver,
    network: PrivateNetwork,
}

impl Guard {
    pub(crate) fn new(network: PrivateNetwork) -> Self {
        Self { inner: DefaultResolver::default(), network }
    }
}

impl Resolver for Guard {
    fn resolve(&self, uri: &Uri, config: &Config, timeout: NextTimeout) -> Result<ResolvedSocketAddrs, Error> {
        let found = self.inner.resolve(uri, config, timeout)?;
        if self.network == PrivateNetwork::Refused && found.iter().any(|a| !is_public(a.ip())) {
            return Err(Error::Io(std::io::Error::other(REFUSED)));
        }
        Ok(found)
    }
}

/// Whether an address is one of the open internet (IANA special-purpose registries).
pub(crate) fn is_public(ip: IpAddr) -> bool {
    match ip {
        IpAddr::V4(v4) => is_public_v4(v4),
        IpAddr::V6(v6) => embedded_v4(v6).map_or_else(|| is_public_v6(v6), is_public_v4),
    }
}

fn is_public_v4(ip: Ipv4Addr) -> bool {
    let [a, b, c, _] = ip.octets();
    let shared = a == 100 && (64..128).contains(&b);
    let benchmark = a == 198 && (b == 18 || b == 19);
    let protocol = (a, b, c) == (192, 0, 0);
    let reserved = a == 0 || a >= 240;
    !(ip.is_private()
        || ip.is_loopback()
        || ip.is_link_local()
        || ip.is_multicast()
        || ip.is_documentation()
        || shared
        || benchmark
        || protocol
        || reserved)
}

fn is_public_v6(ip: Ipv6Addr) -> bool {
    // Only 2000::/3 is global unicast; 2001:db8::/32 is for documentation.
    let [first, second, ..] = ip.segments();
    (0x2000..0x4000).contains(&first) && (first, second) != (0x2001, 0x0db8)
}

/// The IPv4 address inside a mapped, translated (64:ff9b::/96) or 6to4 address.
fn embedded_v4(ip: Ipv6Addr) -> Option<Ipv4Addr> {
    let s = ip.segments();
    let join = |hi: u16, lo: u16| {
        let ([a, b], [c, d]) = (hi.to_be_bytes(), lo.to_be_bytes());
        Ipv4Addr::new(a, b, c, d)
    };
    match s {
        [0, 0, 0, 0, 0, 0xffff, hi, lo] | [0x64, 0xff9b, 0, 0, 0, 0, hi, lo] | [0x2002, hi, lo, ..] => {
            Some(join(hi, lo))
        }
        _ => None,
    }
}
