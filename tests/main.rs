//! The one integration binary: the real program from outside, and rules of the house.

#![cfg(test)]

mod accounts;
mod api;
mod bad_input;
mod delimit;
mod demo;
mod direction;
mod disclosure;
mod events;
mod geography;
mod geoparquet;
mod harness;
mod kill;
mod levekar;
mod many_servers;
mod one_sqlite;
mod openapi;
mod plan_and_network;
mod postgis;
mod real;
mod scenarios;
mod settings;
mod stores;
mod tidy;
mod tiles;
mod versions;
mod walking;
