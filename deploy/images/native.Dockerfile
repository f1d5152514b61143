# A service as one executable: docker build -f deploy/images/native.Dockerfile --build-arg SERVICE=orion-service .
# The build takes some 8 GB of memory and ten minutes. The prospector's image has no browser: shops that show nothing without
# JavaScript need the one on the JVM.
FROM maven:3-eclipse-temurin-25 AS maven

FROM quay.io/quarkus/ubi9-quarkus-mandrel-builder-image:jdk-25 AS build
ARG SERVICE
USER root
COPY --from=maven /usr/share/maven /usr/share/maven
WORKDIR /shabou
COPY . .
RUN JAVA_HOME=$GRAALVM_HOME /usr/share/maven/bin/mvn -B -ntp -Dmaven.test.skip=true -Dquarkus.native.enabled=true \
        -Dquarkus.package.jar.enabled=false -Dquarkus.management.enabled=true -am -pl "$SERVICE" package \
    && mkdir /app && mv "$SERVICE"/target/*-runner /app/service \
    && find "$SERVICE/target" -maxdepth 1 -name '*.so' -exec mv -t /app {} +

FROM registry.access.redhat.com/ubi9/ubi-minimal:9.6
# What the JDK draws with.
RUN microdnf install -y freetype fontconfig && microdnf clean all
COPY --from=build /app /app
COPY deploy/images/start deploy/images/healthy /usr/local/bin/
USER 10001
WORKDIR /tmp
ENTRYPOINT ["start", "/app/service", "-XX:MaximumHeapSizePercent=70"]
